import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../../../test/a-pull-request'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import { repositoryInWorld } from '../../../../test/repository-in-world'
import { builtActions } from '../../../actions/index'
import { addJobs } from '../../../jobs/add-jobs'
import { pullRequests } from '../../../pull-requests/pull-requests'
import { rules } from '../../../rules/rules'
import type { TraceStep } from '../../../traces/traces'

let world: DashboardWorld
let here: Awaited<ReturnType<typeof repositoryInWorld>>
beforeAll(async () => {
  world = await createDashboardWorld({ actions: builtActions })
  here = await repositoryInWorld(world)
})
beforeEach(async () => {
  await world.superuser`delete from inbox`
  await world.superuser`delete from graphile_worker._private_jobs`
})
afterAll(() => world.stop())

const done: readonly TraceStep[] = [
  { step: 'read', outcome: 'done', detail: 'Pull request #42.' },
  { step: 'matched', outcome: 'done', detail: 'Linked to 1 issue.' },
  { step: 'rule', subject: 'post-merge-summary', outcome: 'done', detail: 'Comment on 1 linked issue.' },
  { step: 'rule', subject: 'auto-link', outcome: 'off' },
]
const gaveUp: readonly TraceStep[] = [
  { step: 'rule', subject: 'post-merge-summary', outcome: 'gave up', detail: 'Jira answers 400.' },
]
const textAt = async (path: string, role: 'viewer' | 'maintainer' | 'admin' = 'admin', headers = {}) => {
  const answer = await (await world.browser(role)).get(path, headers)
  return { status: answer.status, text: await answer.text() }
}
const asHtmx = { 'hx-request': 'true' }

const kill = async (inboxId: string) => {
  const payload = { tenantId: world.tenantId, inboxId, issueId: '10007' }
  await world.database.atDoor((sql) =>
    addJobs(sql, [{ name: 'refresh-issue', key: `refresh ${inboxId}`, queue: undefined, payload }]),
  )
  await world.superuser`
    update graphile_worker._private_jobs set attempts = 25 where payload->>'inboxId' = ${inboxId}`
}

describe('the page of deliveries', () => {
  test('says what to do while nothing has arrived', async () => {
    const { text } = await textAt('/deliveries')
    expect(text).toContain('Nothing has arrived yet')
    expect(text).not.toContain('Clear filters')
  })

  test('shows each delivery with what it was about and what became of it, and no body', async () => {
    await here.keep(done)
    await here.keep(gaveUp, { label: '#43', kind: 'opened' })
    const { text } = await textAt('/deliveries')
    expect(text).toContain('Pull request #42 merged')
    expect(text).toContain('acme/storefront')
    expect(text).toContain('Pull request #43 opened')
    expect(text).toContain('Jira answers 400.')
    expect(text).toContain('aria-label="Gave up"')
    expect(text).toContain('2 in the last 24 hours, 1 needs attention')
    expect(text).toMatch(/class="badge bad count">1</)
  })

  test.each([
    ['outcome=gave+up', ['#43']],
    ['outcome=done', ['#42']],
    ['text=STOREFRONT', ['#43', '#42']],
    ['text=%2343', ['#43']],
    ['text=nowhere', []],
    ['source=jira', []],
    ['source=github&time=week', ['#43', '#42']],
    ['outcome=made-up', ['#43', '#42']],
    ['older=no-number', ['#43', '#42']],
  ])('looks for %s', async (query, labels) => {
    await here.keep(done)
    await here.keep(gaveUp, { label: '#43' })
    const { text } = await textAt(`/deliveries?${query}`)
    const found = [...text.matchAll(/Pull request (#\d+) merged\s*<\/a>/g)].map(([, label]) => label)
    expect(found).toEqual(labels)
    if (labels.length === 0) expect(text).toContain('Nothing matches these filters')
  })

  test('leads from page to page, both ways, and skips nothing', async () => {
    const ids: string[] = []
    for (let count = 0; count < 120; count += 1) ids.unshift(await here.keep())
    const seen: string[] = []
    let path = '/deliveries'
    for (;;) {
      const { text } = await textAt(path)
      seen.push(...[...text.matchAll(/<tbody id="delivery-(\d+)"/g)].map(([, id]) => id ?? ''))
      const older = /href="(\/deliveries\?older=\d+)"/.exec(text)?.[1]
      if (older === undefined) break
      path = older
    }
    expect(seen).toEqual(ids)
    const { text } = await textAt(`/deliveries?newer=${ids[100]}`)
    expect([...text.matchAll(/<tbody id="delivery-(\d+)"/g)].map(([, id]) => id)).toEqual(ids.slice(50, 100))
  })
})

describe('a delivery’s trace', () => {
  test('unfolds without a script, at an address of its own', async () => {
    const inboxId = await here.keep(done)
    const { text } = await textAt(`/deliveries?open=${inboxId}`)
    for (const words of ['Received', 'Verified', 'Linked to 1 issue.', '1 done, 1 off', 'Auto-link issues'])
      expect(text).toContain(words)
    expect(text).toContain(`href="/repositories/${here.repositoryId}/rules"`)
    expect(text.indexOf('Auto-link issues')).toBeLessThan(text.lastIndexOf('Post merge summaries'))
  })

  test('comes alone where a script asks for it, and folds again', async () => {
    const inboxId = await here.keep(done)
    const open = await textAt(`/deliveries/${inboxId}?open=${inboxId}`, 'viewer', asHtmx)
    expect(open.text).toMatch(/^<tbody/)
    expect(open.text).toContain('aria-expanded="true"')
    const folded = await textAt(`/deliveries/${inboxId}`, 'viewer', asHtmx)
    expect(folded.text).toContain('aria-expanded="false"')
    expect(folded.text).not.toContain('Verified')
  })

  test('is nobody’s when there is no such delivery', async () => {
    expect((await textAt('/deliveries/999999', 'admin', asHtmx)).status).toBe(404)
  })

  test('shows text that looks like markup as text', async () => {
    const inboxId = await here.keep([
      { step: 'read', outcome: 'skipped', detail: '<script>alert(1)</script>' },
    ])
    const { text } = await textAt(`/deliveries?open=${inboxId}`)
    expect(text).not.toContain('<script>alert')
  })
})

describe('what is new', () => {
  test('is counted in a bar that asks by itself, and told to screen readers once a minute', async () => {
    const first = await here.keep(done)
    await here.keep(done)
    const now = world.now().getTime()
    const quiet = await textAt(`/deliveries/new?since=${first}&said=${now - 1_000}`, 'viewer', asHtmx)
    expect(quiet.text).toContain('1 new delivery')
    expect(quiet.text).not.toContain('id="say"')
    const told = await textAt(`/deliveries/new?since=${first}&said=${now - 61_000}`, 'viewer', asHtmx)
    expect(told.text).toContain('id="say"')
    expect(told.text).toContain(`said=${now}`)
    const none = await textAt(`/deliveries/new?since=${first}&outcome=parked`, 'viewer', asHtmx)
    expect(none.text).not.toContain('new deliver')
  })
})

describe('a replay', () => {
  test('is asked for by a form, leads back to the delivery, and says so', async () => {
    const inboxId = await here.keep(gaveUp)
    await kill(inboxId)
    const answer = await (await world.browser('maintainer')).post(`/deliveries/${inboxId}/replay`)
    expect(answer.status).toBe(303)
    const { text } = await textAt(answer.headers.get('location') ?? '')
    expect(text).toContain('It happens again. What is there already is left as it is.')
    expect(text).toContain('Dana Ortiz asked for it again.')
    expect(await world.jobs()).toMatchObject([{ attempts: 0 }])
  })

  test('that cannot be is refused in words', async () => {
    const inboxId = await here.keep(done)
    await world.superuser`update inbox set body = null where inbox_id = ${inboxId}`
    const answer = await (await world.browser('maintainer')).post(`/deliveries/${inboxId}/replay`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Nothing of this delivery is kept that could happen again.')
  })

  test('of all is an admin’s, and asks first where there are more than 20', async () => {
    expect((await (await world.browser('maintainer')).post('/deliveries/replay')).status).toBe(403)
    for (let count = 0; count < 21; count += 1) await kill(await here.keep(gaveUp))
    const admin = await world.browser('admin')
    const asked = await (await admin.post('/deliveries/replay')).text()
    expect(asked).toContain('21 deliveries gave up.')
    expect((await world.jobs()).every(({ attempts }) => attempts === 25)).toBe(true)
    const answer = await admin.post('/deliveries/replay', { form: { confirmed: 'yes' } })
    expect(answer.headers.get('location')).toBe('/deliveries?begun=21')
    expect((await world.jobs()).every(({ attempts }) => attempts === 0)).toBe(true)
  })

  test('is not offered to a viewer', async () => {
    const inboxId = await here.keep(gaveUp)
    const { text } = await textAt(`/deliveries?open=${inboxId}`, 'viewer')
    expect(text).not.toContain('/replay')
  })
})

describe('a pull request without an issue', () => {
  const opened: readonly TraceStep[] = [{ step: 'matched', outcome: 'nothing to do', detail: 'No key.' }]
  const keepOpened = async () => {
    await world.superuser`delete from pull_request`
    const pullRequestId = await inTenant(async (sql) => {
      await rules(sql).set(here.repositoryId, 'auto-link', true)
      return pullRequests(sql).save(here.repositoryId, aPullRequest({ number: 47, state: 'open' }))
    })
    return here.keep(opened, { label: '#47', kind: 'opened', pullRequestId })
  }
  const inTenant: <T>(work: Parameters<typeof world.database.withTenant<T>>[1]) => Promise<T> = (work) =>
    world.database.withTenant(world.tenantId, work)
  const find = async (inboxId: string, role: 'viewer' | 'maintainer' = 'maintainer') =>
    (await world.browser(role)).post(`/deliveries/${inboxId}/find-issue`)

  test('has its issue looked for again by a click, and its trace tells of it', async () => {
    const inboxId = await keepOpened()
    const { text } = await textAt(`/deliveries?open=${inboxId}`)
    expect(text).toContain('Find the issue of Pull request #47 opened')
    const answer = await find(inboxId)
    expect(answer.status).toBe(303)
    const after = (await textAt(answer.headers.get('location')?.split('#')[0] ?? '')).text
    expect(after).toContain('The issue of this pull request is looked for again.')
    expect(after).toContain('Dana Ortiz asked for it.')
    expect(await world.jobs()).toMatchObject([{ payload: { rule: 'auto-link', event: 'opened', inboxId } }])
  })

  test('is not looked for by a viewer', async () => {
    const inboxId = await keepOpened()
    expect((await textAt(`/deliveries?open=${inboxId}`, 'viewer')).text).not.toContain('Find the issue')
    expect((await find(inboxId, 'viewer')).status).toBe(403)
  })

  test.each([
    ['is merged', () => world.superuser`update pull_request set state = 'merged'`],
    ['has the rule off', () => world.superuser`update rule set is_on = false where rule_id = 'auto-link'`],
  ])('offers nothing to look for once it %s', async (_, change) => {
    const inboxId = await keepOpened()
    await change()
    expect((await textAt(`/deliveries?open=${inboxId}`)).text).not.toContain('Find the issue')
    expect((await find(inboxId)).status).toBe(404)
  })
})
