import { describe, expect, it } from '@jest/globals'
import { usualKeywords } from './todo'
import { todosInText } from './todos-in-text'

const titlesIn = (path: string, text: string, isPiece = false) =>
  todosInText({ path, text, isPiece }, usualKeywords).map(({ line, title }) => `${line} ${title}`)

describe('to-dos in the text of a file', () => {
  it.each([
    ['a.ts', 'let b="TODO no"\n// TODO: yes\nconst r = /\\/\\/ TODO no/g // TODO too', ['2 yes', '3 too']],
    ['a.ts', 'const a = x / y // TODO: halves\nconst b = [/[/*] TODO no/]', ['1 halves']],
    [
      'a.ts',
      `const s = \`// TODO no $${'{'} f(\`{ TODO no\`, {}) /* TODO yes */ } // TODO no\`\n// TODO last`,
      ['1 yes', '2 last'],
    ],
    ['a.tsx', "<p>Don't {/* TODO in jsx */}</p>\n<a>http://x.example/TODO-no</a>", ['1 in jsx']],
    [
      'a.java',
      'String s = "/* TODO no */"; // TODO: yes\nchar c = \'"\'; // TODO: still',
      ['1 yes', '2 still'],
    ],
    ['a.java', '"""\n// TODO no\n"""; // TODO yes', ['3 yes']],
    ['a.go', 'x := `\n// TODO raw\n`\n//TODO yes', ['4 yes']],
    [
      'a.rs',
      'fn f<\'a>(x: &\'a str) {} // it\'s TODO yes\nlet s = r#"// TODO no" "#; /* /* */ TODO nested */',
      ['1 yes', '2 nested'],
    ],
    ['a.cpp', 'auto s = R"x(// TODO no)" // TODO no)x"; // TODO yes', ['1 yes']],
    ['a.cs', 'var s = @"\\"; // TODO yes\nvar t = """\n// TODO no\n""";', ['1 yes']],
    ['a.swift', 'let s = #"// TODO " no"# // TODO yes', ['1 yes']],
    ['a.kt', 'val s = """// TODO no"""\nTODO("not a comment") /* TODO yes */', ['2 yes']],
    ['a.py', 's = """\n# TODO no\n"""\nx = 1 # TODO yes', ['4 yes']],
    [
      'a.py',
      'def f():\n    """Say.\n\n    TODO: in documentation\n    and (TODO) not in prose\n    """',
      ['4 in documentation'],
    ],
    ['a.py', 'f(\n    """\n    TODO no\n    """)', []],
    [
      'a.rb',
      'a = "#{b} # TODO no" # TODO yes\n=begin\nTODO block\n=end\ns = <<~SQL\n  # TODO no\nSQL\n# TODO last',
      ['1 yes', '3 block', '8 last'],
    ],
    [
      'a.sh',
      `echo "# TODO no" $# $\{#a} # TODO yes\ncat <<EOF\n# TODO no\nEOF\necho a#TODO no\n# TODO last`,
      ['1 yes', '6 last'],
    ],
    ['a.pl', '=pod\n\nTODO block\n\n=cut\n$#a; # TODO yes', ['3 block', '6 yes']],
    [
      'a.php',
      '<p># TODO no</p>\n<!-- TODO html -->\n<?php // TODO: code ?>\n<p>// TODO no</p>',
      ['2 html', '3 code'],
    ],
    ['a.php', "<?php\n$x = <<<'EOT'\n// TODO no\nEOT;\n# TODO yes", ['5 yes']],
    [
      'a.html',
      '<!-- TODO page -->\n<p>TODO no</p>\n<script>// TODO script\n</script>\n<style>/* TODO style */</style>',
      ['1 page', '3 script', '5 style'],
    ],
    [
      'a.vue',
      '<template><!-- TODO t --></template>\n<script>\n// TODO s\n</script>\n<style lang="scss">\n// TODO c\n</style>',
      ['1 t', '3 s', '6 c'],
    ],
    ['a.pl', 's/\'//; # TODO yes\n$x =~ m{"}; # TODO too', ['1 yes', '2 too']],
    ['a.inc', '// TODO yes\n/* TODO too */', ['1 yes', '2 too']],
    ['a.yml', 'a: "# TODO no"\nb: it\'s # TODO yes\nc: x#TODO no\n// TODO no', ['2 yes']],
    ['a.sql', "select '-- TODO no', 'it''s'; -- TODO yes\n/* TODO block */", ['1 yes', '2 block']],
    ['a.lua', '--[==[ TODO block ]] ]==]\ns = [[ -- TODO no ]] -- TODO yes', ['1 block ]]', '2 yes']],
    ['a.hs', "x' = 'a' -- TODO yes\n{- {- -} TODO nested -}", ['1 yes', '2 nested']],
    ['a.clj', '\\; "; TODO no" ; TODO yes', ['1 yes']],
    ['a.tex', '50\\% TODO no % TODO yes', ['1 yes']],
    [
      'a.md',
      'TODO no\n# TODO no\n`<!-- TODO no -->` <!-- TODO yes -->\n- [ ] TODO a task',
      ['3 yes', '4 a task'],
    ],
    ['a.xml', "<a>it's</a><!-- TODO yes --><![CDATA[<!-- TODO no -->]]>", ['1 yes']],
    ['a.hbs', '{{! TODO one }}\n{{!-- TODO two }} --}}', ['1 one', '2 two }}']],
    ['a.bat', 'echo TODO no\nREM TODO yes\n:: TODO too', ['2 yes', '3 too']],
    ['a.tf', 'x = <<EOT\n# TODO no\nEOT\n# TODO yes', ['4 yes']],
    ['a.ps1', "@'\n# TODO no\n'@ # TODO yes\n<# TODO block #>", ['3 yes', '4 block']],
    ['a.json', '{ "a": "// TODO no" } // TODO no', []],
    ['tsconfig.json', '{ "a": "// TODO no" } // TODO yes', ['1 yes']],
    ['Makefile', 'a:\n\t# TODO yes\n\techo \\# TODO no', ['2 yes']],
    ['Dockerfile.dev', 'RUN a # TODO no\n# TODO yes', ['2 yes']],
    ['notes.txt', 'TODO no\n// TODO yes', ['2 yes']],
    ['run', '#!/usr/bin/env -S python3.12 -u\n# TODO yes', ['2 yes']],
    ['picture.bin', '// TODO no', []],
  ])('%s: %j', (path, text, expected) => {
    expect(titlesIn(path, text)).toEqual(expected)
  })

  it.each([
    [
      'a comment that began above',
      'a.java',
      'this. It\'s "so\nTODO: yes\n */\n"// TODO no" // TODO too',
      ['2 yes', '4 too'],
    ],
    ['stars down its side', 'a.ts', ' * TODO: yes\n * more', ['1 yes']],
    [
      'documentation that began above',
      'a.py',
      'of a thing.\n\nTODO: yes\n"""\nx = "TODO no" # TODO too',
      ['3 yes', '5 too'],
    ],
    ['documentation of its own', 'a.py', 'def f():\n    """\n    TODO: yes\n    """', ['3 yes']],
    ['the code of a page', 'a.php', "$a = '# TODO no'; # TODO yes", ['1 yes']],
    ['the end of the code of a page', 'a.php', '// TODO yes\n?>\n<p>// TODO no</p>', ['1 yes']],
    ['the script of a component', 'a.vue', "a('// TODO no') // TODO yes", ['1 yes']],
    ['the end of a script', 'a.html', '// TODO yes\n</script>\n// TODO no', ['1 yes']],
    ['half of a string', 'a.go', '// TODO yes\n`', ['1 yes']],
  ])('a piece shows %s', (_, path, text, expected) => {
    expect(titlesIn(path, text, true)).toEqual(expected)
  })

  it('reads what belongs to a to-do: the lines below it, up to an empty one, another one or a tag', () => {
    const text = [
      '// TODO(mina): Ask first',
      '//  Both of them',
      '// labels: urgent, help wanted',
      '// assignees: kai',
      '// milestone: v2',
      '// Issue URL: https://shop.example.com/1',
      '// FIXME no body',
      'x() // TODO trailing',
      '// not its body',
      '/**',
      ' * @todo Explain',
      ' * at length',
      ' *',
      ' * and no more',
      ' */',
    ].join('\n')
    expect(todosInText({ path: 'a.ts', text }, usualKeywords)).toEqual([
      {
        path: 'a.ts',
        line: 1,
        keyword: 'TODO',
        ref: 'mina',
        issueKey: undefined,
        title: 'Ask first',
        text: 'TODO(mina): Ask first',
        body: ['Both of them'],
        labels: ['urgent', 'help wanted'],
        assignees: ['kai'],
        milestone: 'v2',
        issueUrl: 'https://shop.example.com/1',
      },
      expect.objectContaining({ line: 7, keyword: 'FIXME', title: 'no body', body: [] }),
      expect.objectContaining({ line: 8, title: 'trailing', body: [] }),
      expect.objectContaining({ line: 11, keyword: 'TODO', title: 'Explain', body: ['at length'] }),
    ])
  })

  it('reads 5,000 of a text and no more', () => {
    expect(titlesIn('a.ts', '// TODO: again\n'.repeat(5_001))).toHaveLength(5_000)
  })
})
