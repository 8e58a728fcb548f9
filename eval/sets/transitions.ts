import { planMove } from '@throughline/companion/features/transition-issues/plan-move'
import { jiraOverRest } from '@throughline/companion/jira/jira-over-rest'
import type { Transition } from '@throughline/companion/jira/moving'
import { countPullRequests } from '@throughline/companion/pull-requests/count-pull-requests'
import { readSettings, readTransitionIds } from '@throughline/shared/rule-settings'
import type { EvalSet } from '../eval-set'
import { type AnsweredCase, judgeCases, readCases } from '../judge-cases'
import { Case, issueIn, pullRequestsIn, targetIn, transitionsIn } from './transition-cases'

/** Which transitions are made after a merge, and what else is written. */
export const transitions: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(Case, await folder.read('transitions'), 'transitions')
    progress(`transitions: ${cases.length} cases`)
    const answered = await Promise.all(cases.map(answeredCase))
    return { answers: answered.map(({ id, answer }) => ({ id, answer })), figures: judgeCases(answered) }
  },
}

const mergedAt = new Date('2026-11-22T10:00:00Z')

const answeredCase = async (given: Case, index: number): Promise<AnsweredCase> => {
  const answer = given.inputs ? inputAnswer(given.inputs) : await mergeAnswer(given)
  const expected = expectedOf(given)
  return { id: given.id ?? index, answer, expected, deviation: deviationOf(answer, expected) }
}

/** Whether each text can be taken as ids of transitions. */
const inputAnswer = (inputs: NonNullable<Case['inputs']>) => ({
  inputs: inputs.map((input) => {
    const text = String(Array.isArray(input) ? input[0] : input)
    return [text, readTransitionIds(text) !== undefined]
  }),
})

/** What follows when the last of a case's pull requests merges. */
const mergeAnswer = async (given: Case) => {
  const { posts, why } = movesOf(given)
  const { level } = readSettings('post-merge-summary', {
    ...(given.config?.comments === false && { level: 'off' }),
  })
  return {
    expected_posts: posts,
    comment: level !== 'off',
    remote_link: 'create',
    error: await failsToLink(given),
    ...(why !== undefined && { expected: `the issue stays where it is: ${why}` }),
  }
}

const movesOf = (given: Case): { readonly posts: readonly string[]; readonly why?: string } => {
  const count = countPullRequests({ pullRequests: pullRequestsIn(given, mergedAt) })
  if (count.kind === 'not-yet') return { posts: [], why: count.why }
  const state = issueIn(given)
  const plan = planMove({
    ...{ to: targetIn(given), before: [], answers: [], reopens: false },
    becauseOf: { what: 'merged', happenedAt: count.lastMergedAt },
  })
  const why = plan.staysBecause(state, undefined)
  if (why !== undefined) return { posts: [], why }
  const offered: readonly Transition[] = transitionsIn(given)
  const posts: string[] = []
  for (const decide of plan.steps) {
    const step = decide(state, offered)
    if (step.kind !== 'go') return { posts, why: step.why }
    posts.push(step.transition.id)
    if (given.fail?.includes(step.transition.id)) return { posts, why: 'Jira refuses it' }
  }
  return { posts }
}

/** Whether a web link fails where Jira answers with what the case says. */
const failsToLink = async ({ remotelinks }: Case): Promise<boolean> => {
  const auth = { baseUrl: 'https://jira.example', authorize: async () => ({}) }
  const jira = jiraOverRest(auth, async () => Response.json(remotelinks ?? null))
  const link = {
    globalId: 'pr=42',
    url: 'https://git.example/42',
    title: '#42',
    summary: '',
    isResolved: true,
  }
  return jira.putRemoteLink('10007', link).then(
    () => false,
    () => true,
  )
}

const expectedOf = ({ inputs, expected_posts, comment, remote_link, error, expected }: Case): unknown => {
  if (inputs)
    return inputs.every((input) => Array.isArray(input) && input.length > 1) ? { inputs } : undefined
  // In words, a case only ever expects that nothing moves.
  const posts = expected_posts ?? (typeof expected === 'string' ? [] : undefined)
  const known = { expected_posts: posts, comment, remote_link, error }
  const said = Object.entries(known).filter(([, value]) => value !== undefined && value !== null)
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

/** What the product does otherwise on purpose: what it writes does not depend on whether the issue could be moved. */
const deviationOf = (answer: object, expected: unknown): string | undefined => {
  const said = new Map<string, unknown>(Object.entries(answer))
  const differing = Object.entries(expected ?? {}).filter(
    ([name, value]) => JSON.stringify(said.get(name)) !== JSON.stringify(value),
  )
  const isOnPurpose =
    differing.length > 0 &&
    differing.every(([name, value]) => (name === 'comment' || name === 'remote_link') && value === false)
  return isOnPurpose
    ? 'a summary and a web link say what merged, whether or not the issue could be moved'
    : undefined
}
