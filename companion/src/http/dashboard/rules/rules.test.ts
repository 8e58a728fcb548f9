import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readSettings, type SettingsId } from '@throughline/shared/rule-settings'
import { aPullRequest } from '../../../../test/a-pull-request'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import { repositoryInWorld } from '../../../../test/repository-in-world'
import { builtActions } from '../../../actions/index'
import { issues } from '../../../issues/issues'
import { linkSuggestions } from '../../../pull-requests/link-suggestions'
import { linkedIssues } from '../../../pull-requests/linked-issues'
import { pullRequests } from '../../../pull-requests/pull-requests'
import { ruleSettings } from '../../../rules/rule-settings'
import { rules } from '../../../rules/rules'

let world: DashboardWorld
let here: Awaited<ReturnType<typeof repositoryInWorld>>
beforeAll(async () => {
  world = await createDashboardWorld({
    actions: builtActions,
    builtRules: ['post-merge-summary', 'transition-issues'],
  })
  here = await repositoryInWorld(world)
})
afterAll(() => world.stop())

const page = () => `/repositories/${here.repositoryId}/rules`
const door = () => `${page()}/post-merge-summary`
const textAt = async (path: string, role: 'viewer' | 'maintainer' | 'admin' = 'admin') => {
  const answer = await (await world.browser(role)).get(path)
  return { status: answer.status, text: await answer.text() }
}
const state = async () => {
  const list = await world.database.withTenant(world.tenantId, (sql) => rules(sql).list(here.repositoryId))
  return list.find(({ ruleId }) => ruleId === 'post-merge-summary')
}
const seen = async () => {
  const at = (await state())?.changedAt
  return at === undefined ? {} : { seenChangedAt: at.toISOString() }
}

describe('the rules of a repository', () => {
  test('are shown as far as they are built, with one sentence each and who set them', async () => {
    const { text } = await textAt(page())
    expect(text).toContain('Post merge summaries')
    expect(text).toContain('writes one comment on each linked issue')
    expect(text).toContain('Default of this site')
    expect(text).toContain('SHOP Shop')
    expect(text).not.toContain('Suggest reviewers')
    expect(text).toMatch(/role="switch"[^>]*aria-checked="true"/)
  })

  test('are switched by a form, and say so', async () => {
    const maintainer = await world.browser('maintainer')
    const answer = await maintainer.post(door(), { form: { isOn: 'no' } })
    expect(answer.status).toBe(303)
    const { text } = await textAt((answer.headers.get('location') ?? '').split('#')[0] ?? '')
    expect(text).toContain('Post merge summaries is off for acme/storefront')
    expect(text).toContain('Turned off by Dana Ortiz on')
    expect(text).toContain('Undo: Post merge summaries')
  })

  test('come back as a card where a script asks, with a word for screen readers', async () => {
    const maintainer = await world.browser('maintainer')
    const form = { isOn: 'yes', ...(await seen()) }
    const answer = await maintainer.post(door(), { form, headers: { 'hx-request': 'true' } })
    const text = await answer.text()
    expect(text).toMatch(/^<article/)
    expect(text).toContain('Post merge summaries is on for acme/storefront')
    expect((await state())?.isOn).toBe(true)
  })

  test('that somebody else switched in between stay, and the switch returns', async () => {
    const maintainer = await world.browser('maintainer')
    const stale = { isOn: 'no', seenChangedAt: '2026-11-01T00:00:00.000Z' }
    for (const headers of [{}, { 'hx-request': 'true' }] as const) {
      const answer = await maintainer.post(door(), { form: stale, headers })
      const text = await answer.text()
      expect(answer.status).toBe(422)
      expect(text).toContain('This change was not saved: Dana Ortiz changed the rule a moment ago.')
      expect(text).toContain('role="alert"')
      expect(text).toMatch(/aria-checked="true"/)
    }
    expect((await state())?.isOn).toBe(true)
  })

  test('are seen and not switched by a viewer', async () => {
    const { text } = await textAt(page(), 'viewer')
    expect(text).toContain('You can see these rules. Maintainers can change them.')
    expect(text).toMatch(/role="switch"[^>]*disabled/)
    const answer = await (await world.browser('viewer')).post(door(), { form: { isOn: 'no' } })
    expect(answer.status).toBe(403)
  })

  test.each([
    ['no repository', `/repositories/${randomUUID()}/rules`],
    ['no id', '/repositories/storefront/rules'],
  ])('of %s are not there', async (_, path) => {
    expect((await textAt(path)).status).toBe(404)
  })
})

describe('the settings of a rule', () => {
  const settingsDoor = (id: string) => `/repositories/${here.repositoryId}/settings/${id}`
  const saved = (id: SettingsId) =>
    world.database.withTenant(world.tenantId, (sql) => ruleSettings(sql).find(here.repositoryId, id))
  const seenSettings = async (id: SettingsId) => {
    const at = (await saved(id)).changedAt
    return at === undefined ? {} : { seenChangedAt: at.toISOString() }
  }

  test('unfold in place, with what is set', async () => {
    const { text } = await textAt(page())
    expect(text).toContain('<details class="whole-row settings">')
    expect(text).toContain('name="post-merge-summary.baseBranches"')
    expect(text).toContain('Comment in SHOP')
    expect(text).toContain('name="skip-rules.branchPattern"')
    expect(text).toContain('value="no-jira, nojira"')
  })

  test('are saved by a form, and say so', async () => {
    const maintainer = await world.browser('maintainer')
    const form = {
      'post-merge-summary.baseBranches': 'main, release/*',
      'post-merge-summary.level': 'title',
      'post-merge-summary.level-10000': 'off',
    }
    const answer = await maintainer.post(settingsDoor('post-merge-summary'), { form })
    expect(answer.status).toBe(303)
    const [path = '', hash] = (answer.headers.get('location') ?? '').split('#')
    expect(hash).toBe('settings-post-merge-summary')
    const { text } = await textAt(path)
    expect(text).toContain('The settings of Post merge summaries are saved for acme/storefront')
    expect(text).toContain('value="main, release/*"')
    expect(text).toContain('Settings changed by Dana Ortiz on')
    expect((await saved('post-merge-summary')).settings).toEqual({
      baseBranches: ['main', 'release/*'],
      level: 'title',
      levelOfProject: { '10000': 'off' },
    })
  })

  test('tell where issues move, in the sentence of the rule', async () => {
    const sentence = (target: string) => `Moves an issue to ${target} when all its pull requests are merged.`
    expect((await textAt(page())).text).toContain(sentence('Done'))
    const maintainer = await world.browser('maintainer')
    const form = { 'transition-issues.toKind': 'status', 'transition-issues.toText': 'Released' }
    const headers = { 'hx-request': 'true' }
    const answer = await maintainer.post(settingsDoor('transition-issues'), { form, headers })
    expect(await answer.text()).toContain(sentence('Released'))
  })

  test('are undone from the changes, as they were before', async () => {
    const { text } = await textAt(page())
    expect(text).toContain('set <b>Post merge summaries</b>')
    const undo = /name="undo" value="(\d+)"/.exec(text)?.[1] ?? ''
    const form = { undo, ...(await seenSettings('post-merge-summary')) }
    const maintainer = await world.browser('maintainer')
    expect((await maintainer.post(settingsDoor('post-merge-summary'), { form })).status).toBe(303)
    expect((await saved('post-merge-summary')).settings).toEqual(readSettings('post-merge-summary', {}))
  })

  test('that are wrong stay in the form, open, with what is wrong', async () => {
    const maintainer = await world.browser('maintainer')
    const form = { 'skip-rules.branchPattern': '(?=release)', 'skip-rules.words': 'wip' }
    const answer = await maintainer.post(settingsDoor('skip-rules'), {
      form,
      headers: { 'hx-request': 'true' },
    })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toMatch(/^<article/)
    expect(text).toContain('This regular expression cannot be used')
    expect(text).toContain('<details class="whole-row settings" open')
    expect(text).toContain('value="(?=release)"')
    expect(text).toContain('value="wip"')
    expect((await saved('skip-rules')).changedAt).toBeUndefined()
  })

  test('that somebody else set in between are shown as they are', async () => {
    const maintainer = await world.browser('maintainer')
    const stale = { 'post-merge-summary.level': 'off', seenChangedAt: '2026-11-01T00:00:00.000Z' }
    const answer = await maintainer.post(settingsDoor('post-merge-summary'), { form: stale })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('This change was not saved: Dana Ortiz changed the settings a moment ago.')
    expect(text).toMatch(/<option value="summary" selected/)
  })

  test('are seen and not set by a viewer', async () => {
    const { text } = await textAt(page(), 'viewer')
    expect(text).toContain('<fieldset class="stack" disabled')
    expect(text).not.toContain('Save settings')
    const answer = await (await world.browser('viewer')).post(settingsDoor('skip-rules'), {})
    expect(answer.status).toBe(403)
  })

  test.each(['no-rule', 'skip-rules/more'])('of %s are not there', async (id) => {
    const maintainer = await world.browser('maintainer')
    expect((await maintainer.post(settingsDoor(id), {})).status).toBe(404)
  })
})

describe('the page of repositories', () => {
  test('lists what is chosen, with its projects, rules and webhook', async () => {
    const { text } = await textAt('/repositories')
    expect(text).toContain('acme/storefront')
    expect(text).toContain('SHOP Shop')
    expect(text).toContain('On: Post merge summaries')
    expect(text).toContain('Not checked yet')
  })

  test('offers to repair a webhook to an admin alone', async () => {
    await world.superuser`
      insert into webhook (tenant_id, repository_id, state) values (${world.tenantId}, ${here.repositoryId}, 'off')`
    expect((await textAt('/repositories')).text).toContain('Repair the webhook of acme/storefront')
    const { text } = await textAt('/repositories', 'maintainer')
    expect(text).toContain('Switched off')
    expect(text).not.toContain('Repair the webhook')
  })

  test('warns of one that may reach nothing', async () => {
    await world.superuser`delete from repository_project`
    expect((await textAt('/repositories')).text).toContain('None')
    expect((await textAt(page())).text).toContain('This repository has no Jira project yet.')
  })

  test.each([
    ['STORE', true],
    ['nowhere', false],
  ])('is filtered by %s', async (text, isThere) => {
    const shown = await textAt(`/repositories?text=${text}`)
    expect(shown.text.includes('acme/storefront')).toBe(isThere)
    if (!isThere) expect(shown.text).toContain('Nothing matches this filter')
  })

  test('says what to do while there is none', async () => {
    await world.superuser`delete from repository`
    const { text } = await textAt('/repositories')
    expect(text).toContain('No repositories yet')
    expect(text).toContain('Connect a git host')
  })
})

describe('the way to links without asking', () => {
  let ours: DashboardWorld
  let repositoryId = ''
  beforeAll(async () => {
    ours = await createDashboardWorld({ actions: builtActions, builtRules: ['auto-link'] })
    repositoryId = (await repositoryInWorld(ours)).repositoryId
    await inTenant((sql) =>
      issues(sql).save({
        ...{ issueId: '10007', key: 'SHOP-7', projectId: '10000' },
        ...{ summary: 'Checkout', status: 'To Do', statusCategory: 'new' },
      }),
    )
    await inTenant((sql) => rules(sql).set(repositoryId, 'auto-link', true))
  })
  afterAll(() => ours.stop())
  const inTenant: <T>(work: Parameters<typeof ours.database.withTenant<T>>[1]) => Promise<T> = (work) =>
    ours.database.withTenant(ours.tenantId, work)

  /** Answers so many suggestions that were sure enough for a link. */
  const answer = async (confirmed: number, rejected: number) => {
    await ours.superuser`delete from pull_request`
    const by = { name: 'Dana Ortiz', at: new Date('2026-11-22T10:00:00Z') }
    await inTenant(async (sql) => {
      for (let number = 1; number <= confirmed + rejected; number++) {
        const id = await pullRequests(sql).save(repositoryId, aPullRequest({ number }))
        const found = { action: 'suggest', isGated: true, confidence: 95, failed: [], at: by.at } as const
        await linkSuggestions(sql).save(id, found, [
          { issueId: '10007', confidence: 95, scored: 95, signals: [] },
        ])
        const decide = number <= confirmed ? linkedIssues(sql).confirm : linkedIssues(sql).reject
        await decide(id, '10007', by)
      }
    })
  }
  const shown = async (role: 'viewer' | 'maintainer' = 'maintainer') =>
    (await (await ours.browser(role)).get(`/repositories/${repositoryId}/rules`)).text()
  const press = async (linksAtOnce: 'yes' | 'no', headers = {}) =>
    (await ours.browser('maintainer')).post(`/repositories/${repositoryId}/links-at-once`, {
      form: { linksAtOnce, ...(await seenChange()) },
      headers,
    })
  const settings = () => inTenant((sql) => ruleSettings(sql).find(repositoryId, 'auto-link'))
  const seenChange = async () => {
    const { changedAt } = await settings()
    return changedAt === undefined ? {} : { seenChangedAt: changedAt.toISOString() }
  }

  test('tells how often people said yes, and waits for enough answers', async () => {
    await answer(11, 1)
    const text = await shown()
    expect(text).toContain('Suggest first')
    expect(text).toContain('Learning')
    expect(text).toContain('People confirmed 11 of 12 suggestions here (91 %).')
    expect(text).toContain('Suggests only: 12 of 50 answered, 11 confirmed')
    expect(text).toMatch(/<button[^>]*id="links-at-once"[^>]*disabled/)
  })

  test('opens once nearly all of enough answers were yes', async () => {
    await answer(47, 3)
    expect(await shown()).toContain('Learning')
    await answer(49, 1)
    const text = await shown()
    expect(text).toContain('Ready')
    expect(text).not.toMatch(/<button[^>]*id="links-at-once"[^>]*disabled/)
  })

  test('is chosen and taken back by a click, and leaves the other settings as they are', async () => {
    await inTenant((sql) =>
      ruleSettings(sql).save(
        repositoryId,
        'auto-link',
        { ...readSettings('auto-link', {}), tellsAuthor: false },
        'Olu',
      ),
    )
    expect((await press('yes')).status).toBe(303)
    expect((await settings()).settings).toMatchObject({ linksAtOnce: true, tellsAuthor: false })
    expect(await shown()).toContain('Links by itself')
    const fragment = await (await press('no', { 'hx-request': 'true' })).text()
    expect(fragment).toMatch(/^<article/)
    expect(fragment).toContain('Suggest first')
    expect((await settings()).settings).toMatchObject({ linksAtOnce: false })
  })

  test('gives the answers away as examples to learn from, a line each', async () => {
    await answer(1, 1)
    const path = `/repositories/${repositoryId}/link-answers`
    expect(await shown()).toContain(`href="${path}"`)
    const exported = await (await ours.browser('maintainer')).get(path)
    expect(exported.headers.get('content-disposition')).toContain('throughline-link-answers.jsonl')
    const lines = (await exported.text()).trim().split('\n')
    const told = { repository: 'acme/storefront', issue: 'SHOP-7', confidence: 95, scored: 95, isSure: true }
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ ...told, pullRequest: 2, answer: 'rejected', signals: [] }),
      expect.objectContaining({ ...told, pullRequest: 1, answer: 'confirmed' }),
    ])
    expect(JSON.stringify(lines)).not.toContain('Dana Ortiz')
    expect((await (await ours.browser('viewer')).get(path)).status).toBe(403)
  })

  test('is seen by a viewer, and not chosen', async () => {
    expect(await shown('viewer')).toContain('Suggest first')
    expect(await shown('viewer')).not.toContain('links-at-once')
    const path = `/repositories/${repositoryId}/links-at-once`
    const answered = await (await ours.browser('viewer')).post(path, { form: { linksAtOnce: 'yes' } })
    expect(answered.status).toBe(403)
  })

  test('is not shown while the rule is off', async () => {
    await inTenant((sql) => rules(sql).set(repositoryId, 'auto-link', false))
    expect(await shown()).not.toContain('Suggest first')
  })
})
