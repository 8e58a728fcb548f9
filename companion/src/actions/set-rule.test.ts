import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ActionWorld, createActionWorld } from '../../test/action-world'
import { rules } from '../rules/rules'
import { setRule } from './set-rule'

let world: ActionWorld
beforeAll(async () => {
  world = await createActionWorld()
})
afterAll(() => world.stop())

const ruleId = 'post-merge-summary'
const set = (isOn: boolean, seenChangedAt?: Date, name = 'Dana Ortiz') =>
  setRule(world.tools, {
    tenantId: world.tenantId,
    actor: { face: 'dashboard', name },
    request: {
      repositoryId: world.repositoryId,
      ruleId,
      isOn,
      ...(seenChangedAt && { seenChangedAt: seenChangedAt.toISOString() }),
    },
  })
const state = async () => {
  const list = await world.database.withTenant(world.tenantId, (sql) => rules(sql).list(world.repositoryId))
  return list.find((rule) => rule.ruleId === ruleId)
}

test('a rule is what it is by default until somebody decides', async () => {
  expect(await state()).toEqual({ ruleId, isOn: true, changedBy: undefined, changedAt: undefined })
})

test('a rule is saved at once, with who did it and when', async () => {
  await set(false)
  expect(await state()).toEqual({ ruleId, isOn: false, changedBy: 'Dana Ortiz', changedAt: expect.any(Date) })
  expect(await world.lastAudit()).toEqual({
    face: 'dashboard',
    actor: 'Dana Ortiz',
    action: 'set-rule',
    subject: 'acme/storefront: Post merge summaries',
    before: { repositoryId: world.repositoryId, ruleId, isOn: true },
    after: { repositoryId: world.repositoryId, ruleId, isOn: false },
  })
})

test('who has seen an older state is told who was faster, and changes nothing', async () => {
  const before = await state()
  const seen = before?.changedAt
  await set(true, seen, 'Olu Adeyemi')
  const sentence =
    'This change was not saved: Olu Adeyemi changed the rule a moment ago. Showing the current state.'
  await expect(set(false, seen)).rejects.toMatchObject({ code: 'conflict', message: sentence })
  await expect(set(false)).rejects.toMatchObject({ code: 'conflict' })
  expect(await state()).toMatchObject({ isOn: true, changedBy: 'Olu Adeyemi' })
})

test('of two at once, one is told', async () => {
  const seen = (await state())?.changedAt
  const settled = await Promise.allSettled([set(false, seen, 'One'), set(true, seen, 'Two')])
  expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a repository of nobody, or of another tenant, has no rules', async () => {
  const other = await world.install()
  for (const asked of [
    { tenantId: world.tenantId, repositoryId: randomUUID() },
    { tenantId: other.tenantId, repositoryId: world.repositoryId },
  ]) {
    const { tenantId, repositoryId } = asked
    const request = { repositoryId, ruleId, isOn: false } as const
    const actor = { face: 'dashboard', name: 'Eve' } as const
    await expect(setRule(world.tools, { tenantId, actor, request })).rejects.toMatchObject({
      code: 'not-there',
    })
  }
})
