import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import { audit } from '../../../audit/audit'
import { changeWords } from './words'

let world: DashboardWorld
beforeAll(async () => {
  world = await createDashboardWorld()
})
afterAll(() => world.stop())

const textAt = async (path: string, role: 'maintainer' | 'admin' = 'admin') => {
  const answer = await (await world.browser(role)).get(path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const add = (name: string, action: string, more = {}) =>
  world.database.withTenant(world.tenantId, (sql) =>
    audit(sql).add({ actor: { face: 'dashboard', name }, action, subject: 'acme/storefront', ...more }),
  )

describe('the audit log', () => {
  test('says that nothing has been changed', async () => {
    expect((await textAt('/audit-log')).text).toContain('Nothing has been changed in this period')
  })

  test('shows who changed what, and only what differs', async () => {
    await add('Olu Adeyemi', 'set-rule', { before: { isOn: true }, after: { isOn: false } })
    const { text } = await textAt('/audit-log')
    for (const words of ['Olu Adeyemi', 'Switched a rule', 'acme/storefront', 'isOn: true → false'])
      expect(text).toContain(words)
  })

  test('is filtered by who and what, and offers no name that is not in it', async () => {
    await add('Mina Sato', 'disconnect')
    const { text } = await textAt('/audit-log?who=Mina+Sato')
    expect(text).toContain('Disconnected')
    expect(text).not.toContain('isOn: true')
    expect((await textAt('/audit-log?what=set-rule')).text).not.toMatch(/<td>Mina Sato/)
  })

  test('is exported as JSON lines, filtered alike', async () => {
    const { text, headers } = await textAt('/audit-log/export?who=Olu+Adeyemi')
    expect(headers.get('content-disposition')).toContain('throughline-audit.jsonl')
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([{ actor: 'Olu Adeyemi', action: 'set-rule', after: { isOn: false } }])
  })

  test('leads to what is older', async () => {
    for (let count = 0; count < 51; count += 1) await add('Dana Ortiz', 'replay-delivery')
    const { text } = await textAt('/audit-log?who=Dana+Ortiz')
    const older = /href="(\/audit-log\?older=[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    expect((await textAt(older ?? '')).text.match(/Replayed a delivery/g)).toHaveLength(2)
  })

  test('is for admins', async () => {
    for (const path of ['/audit-log', '/audit-log/export'])
      expect((await textAt(path, 'maintainer')).status).toBe(403)
  })
})

test.each([
  [null, null, ''],
  [null, { projectIds: ['1'] }, 'projectIds: ["1"]'],
  [{ isOn: true, ruleId: 'a' }, { isOn: false, ruleId: 'a' }, 'isOn: true → false'],
  [{ name: 'a' }, null, 'name: a → nothing'],
])('what changed from %j to %j is “%s”', (before, after, words) => {
  expect(changeWords(before, after)).toBe(words)
})
