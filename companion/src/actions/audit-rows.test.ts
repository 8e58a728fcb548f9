import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type ActionName, actions } from '@throughline/shared/actions'
import { dana, olu } from '../../../sandbox/src/jira/people'
import { aPullRequest } from '../../test/a-pull-request'
import { type ConnectingWorld, createConnectingWorld } from '../../test/connecting-world'
import {
  createGitHostsToConnect,
  enterpriseUrl,
  type GitHostsToConnect,
} from '../../test/git-hosts-to-connect'
import { commitOf } from '../../test/in-world'
import { newInstallation } from '../../test/installed-tenant'
import { createAccess } from '../connections/access'
import type { SafeFetch } from '../fetch/safe-fetch'
import { followUps } from '../follow-ups/follow-ups'
import { leftOvers } from '../follow-ups/left-overs'
import { actionName } from '../http/dashboard/audit-log/words'
import { issues } from '../issues/issues'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { gitAccounts } from '../people/git-accounts'
import { linkSuggestions } from '../pull-requests/link-suggestions'
import { linkedIssues } from '../pull-requests/linked-issues'
import type { PullRequest } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import { rules } from '../rules/rules'
import { makeSignInLink } from '../sessions/make-sign-in-link'
import type { Action, ActionTools } from './action'
import { createEndInstallation } from './end-installation'
import { builtActions } from './index'
import { pairApp } from './pair-app'
import { unpairApp } from './unpair-app'

let world: ConnectingWorld
let hosts: GitHostsToConnect
let tools: Pick<ActionTools, 'fetch' | 'access'>
const tokens: string[] = []
beforeAll(async () => {
  world = await createConnectingWorld()
  hosts = createGitHostsToConnect(world)
  const { database, keyring, clock, fetch: toJira, mode } = world.tools
  const fetch: SafeFetch = (to, request) =>
    (to.startsWith(world.siteUrl) ? toJira : hosts.tools.fetch)(to, request)
  tools = { fetch, access: createAccess({ database, keyring, fetch, clock, mode }) }
})
afterEach(async () => {
  for (const { id } of hosts.host.hooks()) hosts.host.removeHook(id)
  await world.forget()
})
afterAll(async () => {
  expect([...hosts.violations(), ...world.violations()]).toEqual([])
  await world.stop()
})

const expiresOn = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
const known = (token: string) => {
  tokens.push(token)
  return token
}
const jiraForm = () => {
  const token = known(world.jira.issueApiToken(olu.accountId))
  return { url: world.siteUrl, email: 'olu@acme.example', expiresOn, token }
}
const gitHostToken = () => known(hosts.host.issueToken('olu'))
const siteHost = () => new URL(world.siteUrl).host

/** Asks for an action by its name, and waits for the end of what it starts. */
const ask = async (name: ActionName, request: object): Promise<Readonly<Record<string, unknown>>> => {
  const action = builtActions[name] as unknown as Action<'check-again'>
  const answer = await world.ask(action, request as never, tools)
  return { ...('runId' in answer ? await world.ended(answer) : answer) }
}
const connect = async (name: ActionName, request: object) =>
  String((await ask(name, request))['connectionId'])

const connectedJira = () => connect('connect-jira', jiraForm())
const connectedGitHost = () =>
  connect('connect-git-host', { host: 'github', url: enterpriseUrl, expiresOn, token: gitHostToken() })

const storefront = 'acme/storefront'
const storefrontId = () => String(hosts.host.findRepository(storefront)?.id)
const choose = async (connectionId: string) => {
  await ask('choose-repositories', { connectionId, hostRepositoryIds: [storefrontId()] })
  const [row] = await world.superuser<{ id: string }[]>`
    select repository_id::text as id from repository
    where connection_id = ${connectionId} and left_at is null`
  return row?.id ?? ''
}
const chosenRepository = async () => choose(await connectedGitHost())

/** A Jira whose projects are known. */
const jiraWithProjects = async () => {
  const connectionId = await connectedJira()
  const repositoryId = await chosenRepository()
  await ask('map-repository', { repositoryId, projectIds: ['10000'] })
  return { connectionId, repositoryId }
}

const keptDelivery = async () => {
  const connectionId = await connectedGitHost()
  const [row] = await world.superuser<{ id: string }[]>`
    insert into inbox (tenant_id, connection_id, delivery_id, event, body)
    values (${world.tenantId}, ${connectionId}, 'delivery-1', 'pull_request', '{}')
    returning inbox_id::text as id`
  return row?.id ?? ''
}

/** A merged pull request of SHOP-7. */
const mergeInto = (repositoryId: string) =>
  linkToShop7(repositoryId, aPullRequest({ state: 'merged', mergedAt: new Date() }))

const linkToShop7 = (repositoryId: string, pull: PullRequest) =>
  world.database.withTenant(world.tenantId, async (sql) => {
    const words = { summary: 'Checkout', status: 'To Do', statusCategory: 'new' }
    await issues(sql).save({ issueId: '10007', key: 'SHOP-7', projectId: '10000', ...words })
    const pullRequestId = await pullRequests(sql).save(repositoryId, pull)
    const why = { place: 'title', writtenKey: 'SHOP-7' } as const
    await linkedIssues(sql).replaceWritten(pullRequestId, false, [{ issueId: '10007', why }])
    return pullRequestId
  })

const onPair = (pullRequestId: string) => ({
  request: { issueId: '10007', pullRequestId },
  refused: { issueId: '10007', pullRequestId: randomUUID() },
})

/** A pull request that may belong to SHOP-7. */
const suggestedLink = async () => {
  const { repositoryId } = await jiraWithProjects()
  return world.database.withTenant(world.tenantId, async (sql) => {
    const words = { summary: 'Checkout', status: 'To Do', statusCategory: 'new' }
    await issues(sql).save({ issueId: '10007', key: 'SHOP-7', projectId: '10000', ...words })
    await rules(sql).set(repositoryId, 'auto-link', true)
    const pullRequestId = await pullRequests(sql).save(repositoryId, aPullRequest({ state: 'open' }))
    const found = { action: 'suggest', isGated: false, confidence: 72, failed: [], at: new Date() } as const
    const candidate = { issueId: '10007', confidence: 72, scored: 72, signals: [] }
    await linkSuggestions(sql).save(pullRequestId, found, [candidate])
    return onPair(pullRequestId)
  })
}

const linkedPair = async () => {
  const { repositoryId } = await jiraWithProjects()
  return onPair(await linkToShop7(repositoryId, aPullRequest({ state: 'open' })))
}

let lastNumber = 0
/** An open pull request of SHOP-7 with somebody to ask and somebody to tell; another issue is refused. */
const suggested = async (more: object = {}) => {
  const { repositoryId } = await jiraWithProjects()
  const branch = `branch-${randomUUID()}`
  const commits = [commitOf('Change it')]
  const opened = await hosts.host.openPullRequest({
    ...{ repository: storefront, title: 'SHOP-7 Change it', branch, author: 'mina', commits },
  })
  const { number } = opened.pullRequest
  lastNumber = number
  await world.database.withTenant(world.tenantId, async (sql) => {
    await rules(sql).set(repositoryId, 'suggest-reviewers', true)
  })
  const pullRequestId = await linkToShop7(repositoryId, aPullRequest({ number, state: 'open' }))
  await world.database.withTenant(world.tenantId, (sql) =>
    reviewerSuggestions(sql).save(pullRequestId, suggestion, []),
  )
  const request = { issueId: '10007', pullRequestId, ...more }
  return { request, refused: { ...request, issueId: '10008' } }
}
const suggestion = {
  reviewers: [{ login: 'dana', name: 'Dana Ortiz', isStakeholder: false, reasons: [] }],
  toTell: [
    {
      ...{ accountId: 'j-ira', name: 'Ira Lindqvist', issueId: '10007', reason: 'watches SHOP-7' },
      perhaps: { login: 'ravi', name: 'Ira Lindqvist' },
    },
  ],
}

/** An open pull request of SHOP-7 that leaves a to-do, and a follow-up that waits for a field; another issue is refused. */
const leavingSomething = async (more: object = {}) => {
  const { repositoryId } = await jiraWithProjects()
  const pullRequestId = await linkToShop7(repositoryId, aPullRequest({ state: 'open' }))
  await world.database.withTenant(world.tenantId, async (sql) => {
    await rules(sql).set(repositoryId, 'create-follow-ups', true)
    await leftOvers(sql).replace(pullRequestId, [
      {
        ...{ key: 'todo 1', kind: 'todo', path: 'a.ts', line: 3, text: 'TODO retry', by: undefined },
        ...{ url: 'https://git.acme.example/a.ts#L3', standing: 'left' },
      },
    ])
    const facts = { originalId: '10007', summary: 'Follow-up', itemKeys: ['todo 1'] }
    await followUps(sql).park({ pullRequestId, key: 'all' }, facts, { reason: 'it waits', missing: [team] })
  })
  const request = { issueId: '10007', pullRequestId, ...more }
  return { request, refused: { ...request, issueId: '10008' } }
}
const team = {
  ...({
    id: 'customfield_10010',
    name: 'Team',
    isRequired: true,
    hasDefault: false,
    kind: 'choice',
  } as const),
  allowed: [{ id: '1', name: 'Web' }],
}

/** A git host where an account shows the same address as Dana does in Jira. */
const withDanasAccount = async () => {
  await connectedJira()
  const connectionId = await connectedGitHost()
  const account = { login: 'dana', name: 'Dana Ortiz', email: 'dana@acme.example', isBot: false }
  await world.database.withTenant(world.tenantId, (sql) => gitAccounts(sql).save(connectionId, account))
  return connectionId
}

interface Written {
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
}

interface Case {
  /** Brings about what the action needs. Gives its request, and one that it refuses. */
  readonly arrange: () => Promise<{ readonly request: object; readonly refused?: object }>
  /** What its one row says; nothing where it changes nothing. */
  readonly written?: () => Written
}

const nowhere = { connectionId: randomUUID(), repositoryId: randomUUID() }
const account = 'Olu Adeyemi'
const aToken = { account, endsIn: expect.stringMatching(/^.{4}$/) }
const ofGitHost = { baseUrl: `${enterpriseUrl}/api/v3`, expiresOn, ...aToken }
const ofJira = () => ({ baseUrl: world.siteUrl, deployment: 'cloud', expiresOn, ...aToken })

const link = `${storefront} #42`
const shop7 = { issue: 'SHOP-7' }

/** An action that the list has and this table has not fails below. */
const cases: Readonly<Record<ActionName, Case>> = {
  'connect-jira': {
    arrange: async () => ({ request: jiraForm(), refused: { ...jiraForm(), token: 'made up' } }),
    written: () => ({ subject: siteHost(), after: ofJira() }),
  },
  'replace-jira-token': {
    async arrange() {
      const request = { connectionId: await connectedJira(), ...jiraForm() }
      return { request, refused: { ...request, ...nowhere } }
    },
    written: () => ({ subject: siteHost(), before: { baseUrl: world.siteUrl, ...aToken }, after: ofJira() }),
  },
  'connect-git-host': {
    async arrange() {
      const request = { host: 'github', url: enterpriseUrl, expiresOn, token: gitHostToken() }
      return { request, refused: { ...request, token: 'made up' } }
    },
    written: () => ({ subject: 'git.acme.example', after: ofGitHost }),
  },
  'replace-git-host-token': {
    async arrange() {
      const request = { connectionId: await connectedGitHost(), expiresOn, token: gitHostToken() }
      return { request, refused: { ...request, token: 'made up' } }
    },
    written: () => ({ subject: 'git.acme.example', before: aToken, after: ofGitHost }),
  },
  'check-again': {
    arrange: async () => ({ request: { connectionId: await connectedGitHost() }, refused: nowhere }),
    written: () => ({ subject: 'git.acme.example', after: { works: true } }),
  },
  'read-checks': {
    async arrange() {
      const { runId } = await ask('connect-jira', jiraForm())
      return { request: { runId }, refused: { runId: randomUUID() } }
    },
  },
  disconnect: {
    async arrange() {
      const connectionId = await connectedGitHost()
      await choose(connectionId)
      return { request: { connectionId }, refused: nowhere }
    },
    written: () => ({
      subject: 'git.acme.example',
      before: { host: 'github', baseUrl: ofGitHost.baseUrl, account },
      after: { webhooksDeleted: 1, webhooksLeft: 0 },
    }),
  },
  'choose-projects': {
    async arrange() {
      const { connectionId } = await jiraWithProjects()
      const request = { connectionId, projectIds: ['10000'] }
      return { request, refused: { ...request, projectIds: ['99999'] } }
    },
    written: () => ({
      subject: siteHost(),
      before: { projectIds: 'all' },
      after: { projectIds: ['10000'] },
    }),
  },
  'list-repositories': {
    arrange: async () => ({ request: { connectionId: await connectedGitHost() }, refused: nowhere }),
  },
  'choose-repositories': {
    async arrange() {
      const request = { connectionId: await connectedGitHost(), hostRepositoryIds: [storefrontId()] }
      return { request, refused: { ...request, hostRepositoryIds: ['1'] } }
    },
    written: () => ({
      subject: '1 repository',
      before: { repositories: [] },
      after: { repositories: [storefront] },
    }),
  },
  'map-repository': {
    async arrange() {
      await connectedJira()
      const request = { repositoryId: await chosenRepository(), projectIds: ['10001'] }
      return { request, refused: { ...request, projectIds: ['99999'] } }
    },
    written: () => ({
      subject: storefront,
      before: { projectIds: [] },
      after: { projectIds: ['10001'] },
    }),
  },
  'repair-webhook': {
    arrange: async () => ({ request: { repositoryId: await chosenRepository() }, refused: nowhere }),
    written: () => ({
      subject: storefront,
      before: { state: 'waiting' },
      after: { state: 'waiting' },
    }),
  },
  'set-rule': {
    async arrange() {
      const request = { repositoryId: await chosenRepository(), ruleId: 'post-merge-summary', isOn: false }
      return { request, refused: { ...request, ...nowhere } }
    },
    written: () => ({
      subject: `${storefront}: Post merge summaries`,
      before: { isOn: true },
      after: { isOn: false },
    }),
  },
  'set-rule-settings': {
    async arrange() {
      const settings = { baseBranches: ['main'], level: 'title', levelOfProject: {} }
      const request = { repositoryId: await chosenRepository(), settingsId: 'post-merge-summary', settings }
      return { request, refused: { ...request, settings: { level: 'everything' } } }
    },
    written: () => ({
      subject: `${storefront}: Post merge summaries`,
      before: { settings: { baseBranches: [], level: 'summary' } },
      after: { settings: { baseBranches: ['main'], level: 'title' } },
    }),
  },
  'replay-delivery': {
    arrange: async () => ({ request: { inboxId: await keptDelivery() }, refused: { inboxId: '999999' } }),
    written: () => ({ subject: 'delivery delivery-1' }),
  },
  'replay-given-up': {
    arrange: async () => ({ request: {} }),
    written: () => ({ subject: 'all deliveries that gave up', after: { replayed: 0 } }),
  },
  'write-summary-again': {
    async arrange() {
      const { repositoryId } = await jiraWithProjects()
      await mergeInto(repositoryId)
      return { request: { issueId: '10007' }, refused: { issueId: '10008' } }
    },
    written: () => ({ subject: 'SHOP-7', after: { pullRequests: [`${storefront} #42`] } }),
  },
  'suggest-reviewers': {
    arrange: suggested,
    written: () => ({ subject: `${storefront} #${lastNumber}` }),
  },
  'request-review': {
    arrange: () => suggested({ login: 'dana' }),
    written: () => ({ subject: `${storefront} #${lastNumber}`, after: { login: 'dana' } }),
  },
  'tell-stakeholder': {
    arrange: () => suggested({ accountId: 'j-ira' }),
    written: () => ({ subject: 'SHOP-7', after: { accountId: 'j-ira' } }),
  },
  'match-person': {
    arrange: () => suggested({ login: 'ravi', accountId: 'j-ira', isSame: true }),
    written: () => ({
      subject: 'Ira Lindqvist: ravi',
      after: { login: 'ravi', accountId: 'j-ira', isSame: true },
    }),
  },
  'confirm-link': { arrange: suggestedLink, written: () => ({ subject: link, after: shop7 }) },
  'reject-link': { arrange: suggestedLink, written: () => ({ subject: link, after: shop7 }) },
  unlink: { arrange: linkedPair, written: () => ({ subject: link, before: shop7 }) },
  'take-back-answer': {
    async arrange() {
      const pair = await suggestedLink()
      await ask('reject-link', pair.request)
      return pair
    },
    written: () => ({ subject: link, after: shop7 }),
  },
  'link-pull-request': {
    async arrange() {
      const { request, refused } = await suggestedLink()
      const targetOf = ({ issueId, pullRequestId }: typeof request) => ({
        ...{ issueId, overrides: false, pullRequest: { by: 'id', pullRequestId } },
      })
      return { request: targetOf(request), refused: targetOf(refused) }
    },
    written: () => ({ subject: link, after: shop7 }),
  },
  'find-issue': { arrange: suggestedLink, written: () => ({ subject: link }) },
  'find-pull-requests': {
    async arrange() {
      await suggestedLink()
      return { request: { issueId: '10007' }, refused: { issueId: '99999' } }
    },
    written: () => ({ subject: 'SHOP-7', after: { pullRequests: 1 } }),
  },
  'list-open-pull-requests': {
    async arrange() {
      await suggestedLink()
      return { request: { issueId: '10007' }, refused: { issueId: '99999' } }
    },
  },
  'create-follow-up': {
    arrange: () => leavingSomething({ itemKey: 'todo 1' }),
    written: () => ({ subject: 'SHOP-7', after: { pullRequest: `${storefront} #42`, place: 'a.ts:3' } }),
  },
  'dismiss-left-over': {
    arrange: () => leavingSomething({ itemKey: 'todo 1', isDismissed: true }),
    written: () => ({
      subject: `${storefront} #42 a.ts:3`,
      before: { isDismissed: false },
      after: { isDismissed: true },
    }),
  },
  'fill-in-and-create': {
    async arrange() {
      const followUpKey = 'all'
      const { request } = await leavingSomething({ followUpKey, answers: [{ field: 'Team', value: 'web' }] })
      return { request, refused: { ...request, answers: [{ field: 'Team', value: 'Nobody' }] } }
    },
    written: () => ({
      subject: 'SHOP-7',
      after: { pullRequest: `${storefront} #42`, fields: ['customfield_10010'] },
    }),
  },
  'read-git-accounts': {
    async arrange() {
      await connectedJira()
      return { request: { accountId: dana.accountId }, refused: { accountId: 'nobody' } }
    },
  },
  'refuse-git-account': {
    async arrange() {
      const connectionId = await withDanasAccount()
      const request = { accountId: dana.accountId, connectionId, login: 'dana' }
      return { request, refused: { ...request, login: 'ravi' } }
    },
    written: () => ({
      subject: 'git.acme.example: dana',
      after: { login: 'dana', accountId: dana.accountId },
    }),
  },
  'allow-suggesting': {
    async arrange() {
      await withDanasAccount()
      const request = { accountId: dana.accountId, isAllowed: false }
      return { request, refused: { ...request, repositoryId: randomUUID() } }
    },
    written: () => ({
      subject: 'all repositories',
      before: { isAllowed: true },
      after: { accountId: dana.accountId, isAllowed: false },
    }),
  },
  'make-pairing-secret': {
    arrange: async () => ({ request: {} }),
    written: () => ({ subject: 'app in Jira', after: { expiresAt: expect.any(String) } }),
  },
}

/** What was written down for any tenant while this ran. */
const writtenBy = async (work: () => Promise<unknown>) => {
  const before = await world.superuser`select audit_id from audit`
  await work()
  return world.superuser`
    select tenant_id, face, actor, action, subject, before, after, at from audit
    where not audit_id = any(${before.map((row) => String(row['audit_id']))}::bigint[]) order by audit_id`
}

const rowOf = (
  action: string,
  { subject, before, after }: Written,
  face = 'dashboard',
  actor = 'Dana Ortiz',
) => ({
  tenant_id: world.tenantId,
  face,
  actor,
  action,
  subject,
  before: before === undefined ? null : before,
  after: after === undefined ? null : after,
  at: expect.any(Date),
})

const names = Object.keys(actions) as ActionName[]
/** They take nothing that could be wrong. */
const neverRefused: readonly ActionName[] = ['replay-given-up', 'make-pairing-secret']

describe.each(names)('%s', (name) => {
  const told = cases[name]?.written ? 'writes one row, with who, what, before and after' : 'writes no row'

  test(`is done, and ${told}`, async () => {
    const { arrange, written } = cases[name]
    const { request } = await arrange()
    const rows = await writtenBy(() => ask(name, request))
    expect(rows).toMatchObject(written ? [rowOf(name, written())] : [])
    const log = JSON.stringify(await world.superuser`select * from audit`)
    for (const token of tokens) expect(log).not.toContain(token)
  })
})

test.each(names.filter((name) => cases[name].written))('the audit log has words for %s', (name) => {
  expect(actionName(name)).not.toBe(name)
})

const refusable = names.filter((name) => !neverRefused.includes(name))
test.each(refusable)('%s writes no row where it is refused: nothing has changed', async (name) => {
  const { refused } = await cases[name].arrange()
  expect(refused).toBeDefined()
  expect(await writtenBy(() => ask(name, refused ?? {}).catch(() => {}))).toEqual([])
})

describe('what is no action of that list', () => {
  const installation = newInstallation()
  const actor = { face: 'forge', name: 'Olu Adeyemi' } as const
  const pair = async () => {
    const { secret } = await ask('make-pairing-secret', {})
    await pairApp(world.tools, { tenantId: world.tenantId, installation, secret: String(secret), actor })
  }
  const end = () => createEndInstallation(world.tools)(world.tenantId, 'uninstalled')

  beforeEach(() => world.superuser`delete from connection where tenant_id = ${world.tenantId}`)

  test('pairing an app writes one row, beside that of its secret', async () => {
    const { installationId, cloudId } = installation
    const after = { installationId, cloudId }
    expect(await writtenBy(pair)).toMatchObject([
      { action: 'make-pairing-secret' },
      rowOf('pair-app', { subject: 'app in Jira', after }, 'forge', 'Olu Adeyemi'),
    ])
  })

  test('a wrong secret pairs nothing and writes nothing', async () => {
    const wrong = { tenantId: world.tenantId, installation, secret: 'made up', actor }
    expect(await writtenBy(() => pairApp(world.tools, wrong).catch(() => {}))).toHaveLength(0)
  })

  test('unpairing it writes one row', async () => {
    await pair()
    const { tenantId, database } = world
    expect(await writtenBy(() => unpairApp(database, { tenantId, actor }))).toMatchObject([
      rowOf('unpair-app', { subject: 'app in Jira' }, 'forge', 'Olu Adeyemi'),
    ])
  })

  test('Jira’s word that the app was removed unpairs it, and writes one row however often it comes', async () => {
    await pair()
    const row = rowOf(
      'unpair-app',
      { subject: 'app in Jira', after: { why: 'uninstalled' } },
      'forge',
      'Jira',
    )
    expect(await writtenBy(end)).toMatchObject([row])
    expect(await writtenBy(end)).toHaveLength(0)
  })

  test('an installation that ends writes one row, with its data key destroyed', async () => {
    const { tenantId } = await world.install()
    const endIt = () => createEndInstallation(world.tools)(tenantId, 'silent')
    expect(await writtenBy(endIt)).toMatchObject([
      {
        tenant_id: tenantId,
        face: 'forge',
        actor: 'Jira',
        action: 'end-installation',
        after: { why: 'silent' },
      },
    ])
    expect(await writtenBy(endIt)).toHaveLength(0)
  })

  test('making a sign-in link writes one row, without the link', async () => {
    const { database, tenantId } = world
    const guest = { name: 'Mina Sato', role: 'admin' } as const
    let link = ''
    const rows = await writtenBy(async () => {
      link = await makeSignInLink({
        database,
        tenantId,
        address: 'https://a.example',
        guest,
        now: new Date(),
      })
    })
    const written = { subject: 'Mina Sato', after: { role: 'admin' } }
    expect(rows).toMatchObject([rowOf('make-sign-in-link', written, 'command', 'The server’s command line')])
    expect(JSON.stringify(rows)).not.toContain(link.split('/').at(-1))
  })
})

describe('the log itself', () => {
  const asTenant = (statement: string) =>
    world.database.withTenant(world.tenantId, (sql) => sql.unsafe(statement))
  const atDoor = (statement: string) => world.database.atDoor((sql) => sql.unsafe(statement))

  beforeEach(() => ask('make-pairing-secret', {}))

  test.each([
    `update audit set actor = 'Nobody'`,
    `update audit set at = now()`,
    'delete from audit',
    'truncate audit',
    'drop table audit',
    'alter table audit disable row level security',
    `select forget_audit(now() + interval '1 day', 100)`,
  ])('cannot be changed with a tenant’s rights: %s', async (statement) => {
    await expect(asTenant(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^42/) })
    expect(await world.superuser`select from audit where tenant_id = ${world.tenantId}`).toHaveLength(1)
  })

  test.each([
    `update audit set actor = 'Nobody'`,
    'delete from audit',
    'truncate audit',
    'select actor from audit',
    `insert into audit (tenant_id, face, actor, action, subject) values (gen_random_uuid(), 'forge', 'a', 'b', 'c')`,
  ])('cannot be read, written or changed with a door’s rights: %s', async (statement) => {
    await expect(atDoor(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('takes no row for another tenant, and shows none', async () => {
    const { tenantId: other } = await world.install()
    const statement = `insert into audit (tenant_id, face, actor, action, subject)
      values ('${other}', 'forge', 'a', 'b', 'c')`
    await expect(asTenant(statement)).rejects.toMatchObject({ code: '42501' })
    expect(await world.database.withTenant(other, (sql) => sql`select from audit`)).toHaveLength(0)
  })
})
