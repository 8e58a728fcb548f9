/** What a declaration makes: a type people build with, a function they call, or a value they read. */
export type NameKind = 'type' | 'function' | 'value'

/** How a programming language says that something has a name, and who may use it. */
export interface Language {
  /** The word before the name. */
  readonly keywords: Readonly<Record<string, NameKind>>
  /** Words that may stand before that word. */
  readonly modifiers: readonly string[]
  /** What has one of these is not public. */
  readonly hiding: readonly string[]
  /** Where public things say so: one of these has to be there. */
  readonly opening?: readonly string[]
  readonly isHiddenName?: (name: string) => boolean
  /** How a function that no keyword announces is told by its brackets. */
  readonly methods?: 'after a type' | 'before a block'
}

const types = (...words: readonly string[]) =>
  Object.fromEntries(words.map((word) => [word, 'type'] as const))
const functions = (...words: readonly string[]) =>
  Object.fromEntries(words.map((word) => [word, 'function'] as const))
const values = (...words: readonly string[]) =>
  Object.fromEntries(words.map((word) => [word, 'value'] as const))

const startsWithUnderscore = (name: string) => name.startsWith('_')

const javaScript: Language = {
  keywords: {
    ...types('class', 'interface', 'type', 'enum'),
    ...functions('function'),
    ...values('const', 'let'),
  },
  modifiers:
    'export default declare abstract async public static override readonly get set private protected'.split(
      ' ',
    ),
  hiding: ['private', 'protected'],
  opening: ['export'],
  isHiddenName: startsWithUnderscore,
  methods: 'before a block',
}

const java: Language = {
  keywords: types('class', 'interface', 'enum', 'record'),
  modifiers:
    'public protected private static final abstract sealed default synchronized native strictfp transient volatile'.split(
      ' ',
    ),
  hiding: ['private', 'protected'],
  opening: ['public'],
  methods: 'after a type',
}

const cSharp: Language = {
  ...java,
  keywords: types('class', 'interface', 'enum', 'record', 'struct', 'delegate'),
  modifiers:
    'public protected private internal static abstract sealed virtual override async readonly partial unsafe extern new required'.split(
      ' ',
    ),
  hiding: ['private', 'protected', 'internal'],
}

const kotlin: Language = {
  keywords: { ...types('class', 'interface', 'object', 'typealias'), ...functions('fun') },
  modifiers:
    'public private protected internal open abstract sealed data enum annotation inline value suspend override operator infix tailrec actual expect companion'.split(
      ' ',
    ),
  hiding: ['private', 'protected', 'internal', 'override'],
}

const scala: Language = {
  keywords: { ...types('class', 'trait', 'object', 'enum', 'type'), ...functions('def') },
  modifiers: 'private protected implicit final sealed abstract case override lazy inline given'.split(' '),
  hiding: ['private', 'protected', 'override'],
}

const python: Language = {
  keywords: { ...types('class'), ...functions('def') },
  modifiers: ['async'],
  hiding: [],
  isHiddenName: startsWithUnderscore,
}

const go: Language = {
  keywords: { ...types('type'), ...functions('func'), ...values('const', 'var') },
  modifiers: [],
  hiding: [],
  isHiddenName: (name) => !/^\p{Lu}/u.test(name),
}

const rust: Language = {
  keywords: {
    ...types('struct', 'enum', 'trait', 'type', 'union'),
    ...functions('fn'),
    ...values('static'),
  },
  modifiers: ['pub', 'async', 'const', 'unsafe', 'extern', 'default'],
  hiding: [],
  opening: ['pub'],
}

const ruby: Language = {
  keywords: { ...types('class', 'module'), ...functions('def') },
  modifiers: ['private', 'protected', 'public', 'private_class_method'],
  hiding: ['private', 'protected', 'private_class_method'],
  isHiddenName: startsWithUnderscore,
}

const php: Language = {
  keywords: { ...types('class', 'interface', 'trait', 'enum'), ...functions('function') },
  modifiers: 'public protected private static final abstract readonly'.split(' '),
  hiding: ['private', 'protected'],
  isHiddenName: startsWithUnderscore,
}

const swift: Language = {
  keywords: { ...types('class', 'struct', 'enum', 'protocol', 'actor', 'typealias'), ...functions('func') },
  modifiers:
    'public open internal private fileprivate final static override mutating required convenience indirect nonisolated lazy'.split(
      ' ',
    ),
  hiding: ['private', 'fileprivate', 'override'],
}

const dart: Language = {
  keywords: types('class', 'mixin', 'enum', 'extension', 'typedef'),
  modifiers: ['abstract', 'sealed', 'base', 'final', 'interface'],
  hiding: [],
  isHiddenName: startsWithUnderscore,
}

const c: Language = {
  keywords: types('class', 'struct', 'enum', 'union', 'namespace', 'concept'),
  modifiers: ['typedef', 'extern', 'inline', 'constexpr', 'virtual', 'template', 'static'],
  hiding: ['static'],
}

const elixir: Language = {
  keywords: { ...types('defmodule', 'defprotocol'), ...functions('def', 'defmacro') },
  modifiers: [],
  hiding: [],
}

const graphQl: Language = {
  keywords: types('type', 'input', 'enum', 'interface', 'union', 'scalar'),
  modifiers: ['extend'],
  hiding: [],
}

const protobuf: Language = {
  keywords: { ...types('message', 'service', 'enum'), ...functions('rpc') },
  modifiers: [],
  hiding: [],
}

const byEnding: Readonly<Record<string, Language>> = Object.fromEntries(
  (
    [
      ['ts tsx mts cts js jsx mjs cjs vue svelte', javaScript],
      ['java', java],
      ['cs', cSharp],
      ['kt kts', kotlin],
      ['scala', scala],
      ['groovy', { ...java, opening: [] }],
      ['py pyi', python],
      ['go', go],
      ['rs', rust],
      ['rb rake', ruby],
      ['php', php],
      ['swift', swift],
      ['dart', dart],
      ['c h cc cpp cxx hpp hh', c],
      ['ex exs', elixir],
      ['graphql graphqls gql', graphQl],
      ['proto', protobuf],
    ] as const
  ).flatMap(([endings, language]) => endings.split(' ').map((ending) => [ending, language] as const)),
)

/** The language a file is written in, told by the ending of its name; undefined for any we do not read names from. */
export const languageOf = (path: string): Language | undefined => {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined
}
