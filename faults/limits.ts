import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, holds, none } from './fault'
import { createLimiter, type Limit } from './rig/limiter'
import { countEffects, mergePull, type OwnPull, openPull, untilWorkedOff } from './rig/merges'
import { openRig } from './rig/rig'

const MOST_MERGES = 400

/** Jira and GitHub ask us to wait, each in all the ways it knows, while pull requests merge. */
export const limits: Fault = {
  what: "Jira's and GitHub's rate limits, one after the other",
  limitMs: 8 * 60_000,
  async run(run) {
    const jiraLimits = createLimiter(jiraPlan, run.say)
    const hostLimits = createLimiter(run.isShort ? hostPlan : [...hostPlan, withoutHeader], run.say)
    const rig = await openRig(run, {
      workers: 2,
      beforeJira: jiraLimits.middleware,
      beforeGitHost: hostLimits.middleware,
    })
    const accepted: OwnPull[] = []
    while (!(jiraLimits.isDone() && hostLimits.isDone()) && accepted.length < MOST_MERGES) {
      const pull = await openPull(rig, accepted.length)
      if (await mergePull(rig, pull)) accepted.push(pull)
      await sleep(250)
    }
    run.say(`${accepted.length} merged; all limits are over`)
    const left = await untilWorkedOff(rig, 180_000)
    const { lost, doubled } = countEffects(rig, accepted)
    return {
      counts: {
        acked: accepted.length,
        lost,
        doubled,
        earlyAtJira: jiraLimits.early(),
        earlyAtGitHub: hostLimits.early(),
        refused: jiraLimits.refused() + hostLimits.refused(),
        elsewhere: jiraLimits.elsewhere(),
        left,
      },
      figures: [
        none('calls to Jira before the time it named, on the scope it named', jiraLimits.early()),
        none('calls to GitHub before the time it named', hostLimits.early()),
        holds('refused calls in all', String(jiraLimits.refused() + hostLimits.refused()), '> 0', true),
        holds(
          "calls to Jira on other scopes while one issue's limit lasted",
          String(jiraLimits.elsewhere()),
          '> 0',
          jiraLimits.elsewhere() > 0,
        ),
        none(`of ${accepted.length} merges without their comment or link`, lost),
        none('merges with two comments or links', doubled),
        none('jobs left at the end', left),
      ],
    }
  },
}

const everything: Limit['scopeOf'] = () => () => true

/** Source: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
const jiraLimit = (reason: string, seconds: number, scopeOf: Limit['scopeOf'] = everything): Limit => ({
  name: reason,
  seconds,
  scopeOf,
  answer: (context, secondsLeft) =>
    context.json({ errorMessages: ['Rate limit exceeded.'] }, 429, {
      'retry-after': String(secondsLeft),
      'ratelimit-reason': reason,
    }),
})

const issueWritten = (method: string, path: string) =>
  method === 'GET' ? undefined : /\/issue\/([^/]+)\//.exec(path)?.[1]

const jiraPlan: readonly Limit[] = [
  jiraLimit('jira-burst-based', 4),
  {
    name: '503 of Jira',
    seconds: 3,
    scopeOf: everything,
    answer: (context, secondsLeft) => context.text('', 503, { 'retry-after': String(secondsLeft) }),
  },
  jiraLimit('jira-quota-tenant-based', 5),
  jiraLimit('jira-per-issue-on-write', 8, ({ req }) => {
    const issue = issueWritten(req.method, req.path)
    return issue === undefined
      ? undefined
      : (later) => issueWritten(later.req.method, later.req.path) === issue
  }),
]

/** Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const secondary = 'You have exceeded a secondary rate limit. Please wait before you try again.'

const hostPlan: readonly Limit[] = [
  {
    name: 'primary limit of GitHub',
    seconds: 5,
    scopeOf: everything,
    answer: (context, secondsLeft) =>
      context.json({ message: 'API rate limit exceeded for this user.' }, 403, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + secondsLeft),
      }),
  },
  {
    name: 'secondary limit of GitHub',
    seconds: 5,
    scopeOf: everything,
    answer: (context, secondsLeft) =>
      context.json({ message: secondary }, 403, { 'retry-after': String(secondsLeft) }),
  },
]

/** It names no time: a minute is the least. */
const withoutHeader: Limit = {
  name: 'secondary limit of GitHub that names no time',
  seconds: 60,
  scopeOf: everything,
  answer: (context) => context.json({ message: secondary }, 403),
}
