import {
  baseUrlOf,
  deploymentOf,
  isCloudSite,
  readJiraAddress,
  readProjectKeys,
} from '@throughline/companion/connections/jira-address'
import { signIns, signInTo } from '@throughline/companion/connections/jira-sign-in'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { EvalSet } from '../eval-set'

/** What the product makes of the addresses, kinds and keys that people type to connect a Jira. */
export const connectionUrls: EvalSet = {
  async measure(folder, progress) {
    const file = readFile(await folder.read('jira_connection'))
    const answered = await Promise.all(
      Object.entries(lists).flatMap(([list, answerOf]) =>
        casesIn(file, list).map(async (given, index) => ({
          id: given.id ?? index,
          list,
          answer: await answerOf(given),
          expected: expectedOf(list, given),
        })),
      ),
    )
    progress(`connection-urls: ${answered.length} cases`)
    return {
      answers: answered.map(({ id, list, answer }) => ({ id, list, answer })),
      figures: figuresOf(answered),
    }
  },
}

const Case = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  url: z.string().nullish(),
  expected: z.unknown().optional(),
  serverInfo: z.looseObject({ deploymentType: z.string().nullish() }).nullish(),
  type: z.string().nullish(),
  input: z.array(z.string()).nullish(),
})
type Case = z.infer<typeof Case>
type File = Readonly<Record<string, unknown>>

/** Each list of the file, and what the product answers to one of its cases. */
const lists: Readonly<Record<string, (given: Case) => unknown>> = {
  cloud_url: ({ url }) => isCloudSite(url),
  instance_url_valid: ({ url }) => readJiraAddress(url ?? '') !== undefined,
  normalise: ({ url }) => readJiraAddress(url ?? '') ?? null,
  deployment_type: ({ serverInfo, url }) =>
    deploymentOf(serverInfo?.deploymentType ?? undefined, url ?? '') === 'cloud' ? 'cloud' : 'server',
  auth: signInAnswer,
  project_keys: ({ input }) => readProjectKeys(input ?? []),
}

async function signInAnswer({ type, url }: Case) {
  const address = readJiraAddress(url ?? '')
  if (!address) return { valid: false }
  const baseUrl = baseUrlOf(address)
  const deployment = deploymentOf(undefined, baseUrl)
  const { mode, needsEmail } = signIns[deployment]
  const { authorize } = signInTo(deployment, baseUrl, { email: '<user>', token: '<token>' })
  const { authorization } = await authorize()
  return {
    username_required: needsEmail,
    header: `Authorization: ${authorization}`,
    valid: type === (mode === 'pat' ? 'pat' : 'basic'),
  }
}

function readFile(value: unknown): File {
  const parsed = z.record(z.string(), z.unknown()).safeParse(value)
  if (parsed.success) return parsed.data
  throw new CannotMeasure('The file jira_connection does not hold lists of cases by their names.')
}

/** A list may be missing; one that is a case itself counts as its only one. */
function casesIn(file: File, list: string): readonly Case[] {
  const found = file[list]
  if (found === undefined || found === null) return []
  const parsed = z.array(Case).safeParse(Array.isArray(found) ? found : [found])
  if (parsed.success) return parsed.data
  throw new CannotMeasure(`The list ${list} of jira_connection holds something that is no case.`)
}

/** How a user signs in is expected field by field, beside what is given. */
function expectedOf(list: string, given: Case): unknown {
  if (list !== 'auth') return given.expected
  const { type: _, url: __, id: ___, expected, ...fields } = given
  if (expected !== undefined) return expected
  return Object.keys(fields).length > 0 ? fields : undefined
}

interface Answered {
  readonly id: string | number
  readonly list: string
  readonly answer: unknown
  readonly expected: unknown
}

function figuresOf(answered: readonly Answered[]) {
  const judged = answered.filter(({ expected }) => expected !== undefined)
  if (answered.length > 0 && judged.length === 0) return { passed: null, failed: null, failures: null }
  const failures = judged.filter(({ answer, expected }) => !agrees(answer, expected))
  return { passed: judged.length - failures.length, failed: failures.length, failures }
}

/** An answer may say more than is expected of it. */
function agrees(answer: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return JSON.stringify(answer) === JSON.stringify(expected)
  if (typeof answer !== 'object' || answer === null) return false
  const said = new Map<string, unknown>(Object.entries(answer))
  return Object.entries(expected).every(([name, value]) => agrees(said.get(name), value))
}
