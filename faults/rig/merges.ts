import { setTimeout as sleep } from 'node:timers/promises'
import { retryPaymentCalls } from '../../sandbox/src/git-host/sample-changes'
import type { Delivery } from '../../sandbox/src/git-host/state'
import { mina } from '../../sandbox/src/jira/people'
import type { Rig } from './rig'

/** A pull request with an issue of its own. */
export interface OwnPull {
  readonly repository: string
  readonly number: number
  readonly issueId: string
  readonly issueKey: string
}

const repository = 'acme/storefront'
const FIRST_ISSUE = 1_000
const FEW_JOBS = 8
const MOST_SENDING_MS = 3 * 60_000

/** Opens a pull request for an issue that nothing else names. Its own webhook is sent until it is accepted. */
export const openPull = async (rig: Rig, at: number): Promise<OwnPull> => {
  const { pull, delivery } = await openSilently(rig, at)
  await sendUntilAccepted(rig, delivery)
  return pull
}

/** The same; whether its webhook arrives is not looked at. */
export const openSilently = async (
  rig: Pick<Rig, 'jira' | 'gitHost'>,
  at: number,
): Promise<{ readonly pull: OwnPull; readonly delivery: Delivery | undefined }> => {
  const issueKey = `SHOP-${FIRST_ISSUE + at}`
  const issue = rig.jira.addIssue({ key: issueKey, summary: `Change ${at}`, reporterId: mina.accountId })
  const { pullRequest, delivery } = await rig.gitHost.openPullRequest({
    repository,
    title: `Change ${at}`,
    branch: `${issueKey}-change`,
    author: 'mina',
    commits: [retryPaymentCalls],
  })
  return { pull: { repository, number: pullRequest.number, issueId: issue.id, issueKey }, delivery }
}

/** Merges it and sends the webhook until it is accepted, as by hand. False when that took longer than three minutes. */
export const mergePull = async (rig: Rig, pull: OwnPull): Promise<boolean> => {
  const { delivery } = await rig.gitHost.merge({ ...pull, by: 'dana' })
  return sendUntilAccepted(rig, delivery)
}

const sendUntilAccepted = async ({ gitHost }: Rig, first: Delivery | undefined): Promise<boolean> => {
  const until = performance.now() + MOST_SENDING_MS
  let last = first
  while (last && last.status !== 202 && performance.now() < until) {
    await sleep(200 + Math.random() * 200)
    last = await gitHost.redeliver(last.id)
  }
  return last?.status === 202
}

/**
 * How many of these merges Jira shows: each needs exactly one comment of ours and one web link, and, where issues move,
 * exactly one move to Done.
 */
export const countEffects = ({ jira, movesIssues }: Rig, pulls: readonly OwnPull[]) => {
  let lost = 0
  let doubled = 0
  for (const { issueId } of pulls) {
    const marked = jira.comments(issueId).filter(({ properties }) => properties.some(isMarker))
    const links = jira.remoteLinks(issueId).filter(({ object }) => object.status.resolved === true)
    const moves = jira.histories(issueId).flatMap(({ items }) => items.filter(isMoveToDone))
    const counts = [marked.length, links.length, ...(movesIssues ? [moves.length] : [])]
    if (counts.includes(0)) lost += 1
    if (counts.some((count) => count > 1)) doubled += 1
  }
  return { lost, doubled }
}

const isMoveToDone = (item: { readonly field: string; readonly toString: string }) =>
  item.field === 'status' && item.toString === 'Done'

const isMarker = ({ key }: { readonly key: string }) => key === 'throughline'

/** Waits until no job is left that may still run. Returns how many there were when the time was up. */
export const untilWorkedOff = (rig: Rig, withinMs: number) => untilJobsAre(0, rig, withinMs)

/** Waits until the workers have nearly caught up, so that what is measured is not how long a line they have. */
export const untilNearlyWorkedOff = (rig: Rig) => untilJobsAre(FEW_JOBS, rig, 30_000)

const untilJobsAre = async (few: number, { superuser }: Rig, withinMs: number): Promise<number> => {
  const until = Date.now() + withinMs
  for (;;) {
    const left = await superuser
      .query<{ count: number }>(
        'select count(*)::int as count from graphile_worker._private_jobs where attempts < max_attempts',
      )
      .then(
        ({ rows }) => rows[0]?.count ?? 0,
        () => Number.NaN, // the server is away
      )
    if (left <= few || Date.now() > until) return left
    await sleep(50)
  }
}

/** Runs `work` on 0, 1, 2, … with this many at once. */
export const each = async (count: number, atOnce: number, work: (at: number) => Promise<void>) => {
  let next = 0
  const lane = async () => {
    while (next < count) {
      const at = next
      next += 1
      await work(at)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
