import { plausibleKeys } from '@throughline/companion/pull-requests/plausible-keys'
import { withoutHtmlComments } from '@throughline/companion/pull-requests/without-html-comments'
import { findWrittenKeys } from '@throughline/companion/pull-requests/written-keys'
import { findIssueKeys } from '@throughline/shared/find-issue-keys'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { EvalSet } from '../eval-set'

/** Which issue keys the product reads out of a text, dialect by dialect. */
export const issueKeys: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(await folder.read('issue_keys'))
    progress(`issue-keys: ${cases.length} cases`)
    const answered = cases.map((given) => ({ given, keys: keysOf(given) }))
    return {
      answers: answered.map(({ given, keys }) => ({ id: given.id, keys })),
      figures: figuresOf(answered),
    }
  },
}

const Case = z.object({
  id: z.union([z.string(), z.number()]),
  dialect: z.string().nullish(),
  location: z.string().nullish(),
  input: z.string(),
  config: z.object({ projects: z.array(z.string()).nullish() }).nullish(),
  expected: z.array(z.string()).nullish(),
})
type Case = z.infer<typeof Case>

function readCases(value: unknown): readonly Case[] {
  const parsed = z.union([z.array(Case), z.object({ cases: z.array(Case) })]).safeParse(value)
  if (!parsed.success)
    throw new CannotMeasure('The file issue_keys is not a list of cases with an id and an input.')
  return 'cases' in parsed.data ? parsed.data.cases : parsed.data
}

function keysOf({ dialect, input, location, config }: Case): readonly string[] {
  switch (dialect) {
    case 'dc':
      return findIssueKeys(input, { dialect: 'dc' }).map(({ key }) => key)
    case 'comment-aware':
      return findIssueKeys(withoutHtmlComments(input), { dialect: 'cloud' }).map(({ key }) => key)
    case 'denylist':
      return keysOfPullRequest(input, location, undefined)
    case 'validated':
      return keysOfPullRequest(input, location, config?.projects ?? undefined)
    default:
      return findIssueKeys(input, { dialect: 'cloud' }).map(({ key }) => key)
  }
}

/** Every issue of a known project is taken to exist. */
function keysOfPullRequest(
  input: string,
  location: Case['location'],
  projects: readonly string[] | undefined,
) {
  const found = findWrittenKeys(pullRequestWith(input, location), { dialect: 'cloud' })
  const known = projects && new Set(projects.map((project) => project.toUpperCase()))
  return plausibleKeys(found, known).map(({ key }) => key)
}

/** The input stands where its case says, and in the title when it does not say. */
function pullRequestWith(input: string, location: Case['location']) {
  const empty = { branch: '', title: '', body: '', commits: [] }
  switch (location) {
    case 'branch':
      return { ...empty, branch: input }
    case 'body':
      return { ...empty, body: input }
    case 'commit':
      return { ...empty, commits: [{ sha: '', message: input }] }
    default:
      return { ...empty, title: input }
  }
}

/** The product's own dialects; the others are other products' and only tell where they differ. */
const ours: ReadonlySet<string> = new Set(['cloud', 'dc', 'validated', 'denylist', 'comment-aware'])

interface Answered {
  readonly given: Case
  readonly keys: readonly string[]
}

function figuresOf(answered: readonly Answered[]) {
  const isOurs = ({ given }: Answered) => ours.has(given.dialect ?? '')
  const own = judge(answered.filter(isOurs))
  const others = judge(answered.filter((answer) => !isOurs(answer)))
  return {
    passed: own?.right ?? null,
    failed: own?.wrong.length ?? null,
    deviations: others?.wrong.length ?? null,
    failures: own?.wrong ?? null,
  }
}

/** Undefined when there are cases, and none of them says what is expected. */
function judge(answered: readonly Answered[]) {
  const judged = answered.filter(({ given }) => given.expected)
  if (answered.length > 0 && judged.length === 0) return undefined
  const wrong = judged
    .filter(({ given, keys }) => JSON.stringify(given.expected) !== JSON.stringify(keys))
    .map(({ given: { id, dialect, expected }, keys }) => ({ id, dialect, expected, keys }))
  return { right: judged.length - wrong.length, wrong }
}
