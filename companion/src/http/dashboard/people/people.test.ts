import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../../../test/a-pull-request'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import { repositoryInWorld } from '../../../../test/repository-in-world'
import { builtActions } from '../../../actions/index'
import { reviewerSuggestions } from '../../../panel/reviewer-suggestions'
import { gitAccounts } from '../../../people/git-accounts'
import { personMatches } from '../../../people/person-matches'
import { pullRequests } from '../../../pull-requests/pull-requests'

let world: DashboardWorld
let connectionId = ''
let repositoryId = ''
beforeAll(async () => {
  world = await createDashboardWorld({ actions: builtActions })
  repositoryId = (await repositoryInWorld(world)).repositoryId
  const [row] = await world.superuser<{ id: string }[]>`
    select connection_id::text as id from repository where repository_id = ${repositoryId}`
  connectionId = row?.id ?? ''
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.superuser`delete from git_account`
  await world.superuser`delete from person_match`
  await world.superuser`delete from pull_request`
})

const inTenant: <T>(work: Parameters<typeof world.database.withTenant<T>>[1]) => Promise<T> = (work) =>
  world.database.withTenant(world.tenantId, work)
const meet = (login: string, name: string, more: { email?: string; isBot?: boolean } = {}) =>
  inTenant((sql) =>
    gitAccounts(sql).save(connectionId, { login, name, email: undefined, isBot: false, ...more }),
  )
/** Lets Jira's name of somebody be known. */
const knowInJira = async (accountId: string, name: string) => {
  const pullRequestId = await inTenant((sql) =>
    pullRequests(sql).save(repositoryId, aPullRequest({ number: 900, author: bot })),
  )
  const toTell = [{ accountId, name, issueId: '10007', reason: 'watches SHOP-7', perhaps: undefined }]
  await inTenant((sql) =>
    reviewerSuggestions(sql).save(pullRequestId, { reviewers: [], toTell, note: undefined }, []),
  )
}
const bot = { login: 'renovate[bot]', name: 'renovate', isBot: true }

const textAt = async (path: string, role: 'viewer' | 'maintainer' = 'maintainer') => {
  const answer = await (await world.browser(role)).get(path)
  return { status: answer.status, text: await answer.text() }
}
const one = (login: string) => `/settings/people/${connectionId}/${encodeURIComponent(login)}`
const correct = async (login: string, form: Readonly<Record<string, string>>) =>
  (await world.browser('maintainer')).post(one(login), { form })
const decisions = () => inTenant((sql) => personMatches(sql).list(connectionId))

describe('the page of people', () => {
  test('lists who wrote or reviewed something, by name and without robots', async () => {
    await meet('zoe', 'Zoe Ahn')
    await inTenant((sql) =>
      pullRequests(sql).save(
        repositoryId,
        aPullRequest({ author: { login: 'ada', name: 'Ada Byron', isBot: false } }),
      ),
    )
    await meet('renovate[bot]', 'renovate', { isBot: true })
    const { text } = await textAt('/settings/people')
    expect(text.indexOf('Ada Byron')).toBeGreaterThan(0)
    expect(text.indexOf('Zoe Ahn')).toBeGreaterThan(text.indexOf('Ada Byron'))
    expect(text).toContain('Not matched')
    expect(text).not.toContain('renovate')
  })

  test('says how each is matched: by a word, or by the same name as a hint', async () => {
    await meet('dana', 'Dana Ortiz')
    await knowInJira('j-dana', 'Dana Ortiz')
    expect((await textAt('/settings/people')).text).toContain('Same name: a hint, no proof')
    await inTenant((sql) =>
      personMatches(sql).decide(connectionId, { login: 'dana', accountId: 'j-dana', isSame: true }, 'Olu'),
    )
    expect((await textAt('/settings/people')).text).toMatch(/Said by Olu on \d+ \w+ \d{4}/)
  })

  test('tells that addresses are missing where Jira does not answer, and shows none of them', async () => {
    await meet('dana', 'Dana Ortiz', { email: 'dana@acme.example' })
    const { text } = await textAt('/settings/people')
    expect(text).toContain('Jira could not be asked about addresses just now')
    expect(text).not.toContain('dana@acme.example')
  })

  test('is filtered by name or login, and turns pages', async () => {
    for (let number = 10; number < 40; number++) await meet(`dev-${number}`, `Dev ${number}`)
    const first = (await textAt('/settings/people')).text
    expect(first).toContain('Dev 10')
    expect(first).not.toContain('Dev 39')
    expect(first).toContain('href="/settings/people?page=1"')
    expect((await textAt('/settings/people?page=1')).text).toContain('Dev 39')
    const filtered = (await textAt('/settings/people?text=DEV-12')).text
    expect(filtered).toContain('Dev 12')
    expect(filtered).not.toContain('Dev 13')
    expect((await textAt('/settings/people?text=nobody')).text).toContain('Nobody matches this filter')
  })

  test('says so where nobody was met yet', async () => {
    expect((await textAt('/settings/people')).text).toContain('Nobody has been met yet')
  })

  test('offers a viewer nothing to correct', async () => {
    await meet('dana', 'Dana Ortiz')
    expect((await textAt('/settings/people', 'viewer')).text).not.toContain('Correct Dana Ortiz')
    expect((await textAt(one('dana'), 'viewer')).status).toBe(403)
  })
})

describe('correcting whose an account is', () => {
  test.each([
    ['chosen from those that are known', { accountId: 'j-dana', typed: '' }],
    ['typed', { accountId: '', typed: ' j-dana ' }],
  ])('takes somebody %s, says so, and writes it down', async (_, form) => {
    await meet('d-o', 'D. O.')
    await knowInJira('j-dana', 'Dana Ortiz')
    const answer = await correct('d-o', form)
    expect(answer.status).toBe(303)
    const { text } = await textAt(answer.headers.get('location') ?? '')
    expect(text).toContain('D. O. is corrected')
    expect(text).toContain('Dana Ortiz')
    expect(await decisions()).toEqual([{ login: 'd-o', accountId: 'j-dana', isSame: true }])
    expect((await world.audited()).at(-1)).toMatchObject({
      ...{ actor: 'Dana Ortiz', action: 'match-person', subject: 'Dana Ortiz: d-o' },
    })
  })

  test('rules somebody out, whatever name agrees', async () => {
    await meet('dana', 'Dana Ortiz')
    await knowInJira('j-dana', 'Dana Ortiz')
    expect((await textAt(one('dana'))).text).toContain('This is not Dana Ortiz')
    await correct('dana', { accountId: 'j-dana', typed: '', notThem: 'j-dana' })
    expect(await decisions()).toEqual([{ login: 'dana', accountId: 'j-dana', isSame: false }])
    expect((await textAt('/settings/people')).text).toContain('Not matched')
  })

  test('asks for somebody where nobody is named', async () => {
    await meet('dana', 'Dana Ortiz')
    const answer = await correct('dana', { accountId: '', typed: ' ' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Choose a Jira user, or enter an account ID.')
    expect(await decisions()).toEqual([])
  })

  test.each([
    ['an account that nobody met', () => one('nobody')],
    ['no connection', () => `/settings/people/${randomUUID()}/dana`],
    ['no id', () => '/settings/people/storefront/dana'],
  ])('of %s is not there', async (_, path) => {
    expect((await textAt(path())).status).toBe(404)
  })
})
