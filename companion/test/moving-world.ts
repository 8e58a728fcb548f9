import { randomUUID } from 'node:crypto'
import type { SettingsId } from '@throughline/shared/rule-settings'
import type { RuleId } from '@throughline/shared/rules'
import postgres from 'postgres'
import type { NewPullRequest } from '../../sandbox/src/git-host/pull-request-steps'
import { mina } from '../../sandbox/src/jira/people'
import { replayDelivery } from '../src/actions/replay-delivery'
import { setRule } from '../src/actions/set-rule'
import { setRuleSettings } from '../src/actions/set-rule-settings'
import { readPanel } from '../src/panel/read-panel'
import type { Settings } from '../src/settings'
import { createAsking } from './action-tools'
import { commitOf } from './in-world'
import { createOwnWorld, type OwnWorld } from './own-world'
import { createWorld, eventually, type World } from './world'

type Form = 'onCloud' | 'onDataCenter'

/** Every way to a Jira, by what a journey calls it. */
export const waysToJira: readonly (readonly [words: string, start: Start])[] = [
  ['through the app in Jira', (more) => createWorld(more)],
  ['with an API token, on Cloud', (more) => connected('onCloud', more)],
  ['with a Personal Access Token, on Data Center', (more) => connected('onDataCenter', more)],
]

type More = Pick<Settings, 'languageModel'>
type Start = (more?: More) => Promise<World | OwnWorld>

const connected = async (form: Form, more: More = {}): Promise<OwnWorld> => {
  const world = await createOwnWorld(more)
  const { state } = await world.connect(world[form]())
  if (state !== 'saved') throw new Error(`Jira is not connected: ${state}.`)
  return world
}

export type MovingWorld = Awaited<ReturnType<typeof createMovingWorld>>

const repository = 'acme/storefront'

/** What journeys of issues that move do and look at, whatever the way to Jira. */
export const createMovingWorld = async (start: Start, more: More = {}) => {
  const world = await start(more)
  const { jira, gitHost, settings, tenantId } = world
  const asking = createAsking(settings, tenantId)
  const superuser = postgres(settings.databaseUrl, { max: 1, onnotice: () => {} })
  const [stored] = await superuser`select repository_id as id from repository where name = ${repository}`
  const repositoryId = String(stored?.['id'])
  let issues = 50

  const settingsSeen = async (settingsId: SettingsId) => {
    const [row] = await superuser<{ at: Date }[]>`
      select changed_at as at from rule_settings where rule_id = ${settingsId} and repository_id = ${repositoryId}`
    return row && { seenChangedAt: new Date(row.at.getTime() + 1).toISOString() }
  }

  return {
    jira,
    gitHost,
    superuser,
    /** A file that every pull request here changes. */
    changedPath: commitOf('').files[0]?.path ?? '',
    tenantId,
    asking,

    turnOn: (ruleId: RuleId) => asking.ask(setRule, { repositoryId, ruleId, isOn: true }),

    set: async (settingsId: SettingsId, changed: Readonly<Record<string, unknown>>) =>
      asking.ask(setRuleSettings, {
        ...{ repositoryId, settingsId, settings: { ...changed } },
        ...(await settingsSeen(settingsId)),
      }),

    /** An issue that nothing else names. */
    addIssue(status = 'In Progress', project = 'SHOP'): string {
      do issues += 1
      while (jira.findIssue(`${project}-${issues}`))
      const key = `${project}-${issues}`
      return jira.addIssue({ key, summary: `Issue ${issues}`, reporterId: mina.accountId, status }).key
    },

    /** Opens a pull request that names the issue in its title; resolves with its number, once it is linked. */
    async open(
      key: string,
      more: Partial<Pick<NewPullRequest, 'isDraft' | 'title' | 'body' | 'commits'>> = {},
    ) {
      const { pullRequest } = await gitHost.openPullRequest({
        ...{ repository, title: `${key}: Change it`, branch: `b-${randomUUID()}`, author: 'mina' },
        commits: [commitOf('Change it')],
        ...more,
      })
      const { number } = pullRequest
      const id = jira.findIssue(key)?.id ?? ''
      await eventually(
        () => jira.remoteLinks(id).filter(({ object }) => object.url.endsWith(`/pull/${number}`)).length,
        (count) => count === 1,
      )
      return number
    },

    decline: (number: number) => gitHost.close({ repository, number, by: 'dana' }),

    /** What the issue's panel says about its move. */
    async panelMoveOf(key: string) {
      const issueId = jira.findIssue(key)?.id ?? ''
      const panel = await asking.tools.database.withTenant(tenantId, (sql) => readPanel(sql, issueId, 30))
      return panel.move
    },

    merge: (number: number) => gitHost.merge({ repository, number, by: 'dana' }),

    statusOf: (key: string) => jira.findIssue(key)?.statusId ?? '',

    /** The names of the statuses that an issue went through, with who moved it. */
    movesOf: (key: string) =>
      jira
        .histories(jira.findIssue(key)?.id ?? '')
        .flatMap(({ items, metadata }) =>
          items
            .filter(({ field }) => field === 'status')
            .map((item) => `${item.toString}${metadata ? '' : ' by hand'}`),
        ),

    /** What a rule did with the newest delivery of this kind for a pull request, once that is settled. */
    toldOf: (number: number, ruleId: RuleId, kind = 'merged') =>
      eventually(
        async () => {
          const [row] = await superuser<{ inboxId: string; outcome: string; detail: string }[]>`
            select inbox_id::text as "inboxId", trace.outcome, trace.detail
            from trace join inbox using (tenant_id, inbox_id)
            where step = 'rule' and subject = ${ruleId} and label = ${`#${number}`} and kind = ${kind}
            order by inbox_id desc limit 1`
          return row
        },
        (row) => row !== undefined && row.outcome !== 'waiting',
      ),

    /** What the newest delivery for a pull request came to when its keys were read. */
    async matchedOf(number: number) {
      const [row] = await superuser<{ told: string }[]>`
        select trace.outcome || ': ' || trace.detail as told from trace join inbox using (tenant_id, inbox_id)
        where step = 'matched' and label = ${`#${number}`} order by inbox_id desc limit 1`
      return row?.told
    },

    /** Why a rule waits with the newest delivery for a pull request, once it does. */
    waitsWith: (number: number, ruleId: RuleId) =>
      eventually(
        async () => {
          const [row] = await superuser<{ detail: string }[]>`
            select trace.detail from trace join inbox using (tenant_id, inbox_id)
            where step = 'rule' and subject = ${ruleId} and label = ${`#${number}`} and kind = 'merged'
              and trace.outcome = 'waiting' and until is not null
            order by inbox_id desc limit 1`
          return row?.detail
        },
        (detail) => detail !== undefined,
      ),

    replay: (inboxId: string) => asking.ask(replayDelivery, { inboxId }),

    /** Resolves once every delivery so far has had all that follows from it. */
    settled: () =>
      eventually(
        async () => {
          const [row] = await superuser<{ count: number }[]>`
            select count(*)::int as count from graphile_worker._private_jobs where attempts < max_attempts`
          return row?.count ?? 0
        },
        (count) => count === 0,
      ),

    commentsOf: (key: string) => jira.comments(jira.findIssue(key)?.id ?? ''),

    /** Our comments on the issue. */
    summariesOf: (key: string) =>
      jira
        .comments(jira.findIssue(key)?.id ?? '')
        .filter(({ properties }) => properties.some((each) => each.key === 'throughline')),

    violations: world.violations,

    async stop() {
      await Promise.all([asking.stop(), superuser.end()])
      await world.stop()
    },
  }
}
