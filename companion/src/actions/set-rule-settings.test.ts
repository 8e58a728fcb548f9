import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readSettings, type SettingsId } from '@throughline/shared/rule-settings'
import { type ActionWorld, createActionWorld } from '../../test/action-world'
import { ruleSettings } from '../rules/rule-settings'
import { rules } from '../rules/rules'
import { setRuleSettings } from './set-rule-settings'

let world: ActionWorld
beforeAll(async () => {
  world = await createActionWorld()
})
afterAll(() => world.stop())

const set = (
  settings: Record<string, unknown>,
  { settingsId = 'transition-issues' as SettingsId, seen = undefined as Date | undefined } = {},
) =>
  setRuleSettings(world.tools, {
    tenantId: world.tenantId,
    actor: { face: 'dashboard', name: 'Dana Ortiz' },
    request: {
      repositoryId: world.repositoryId,
      settingsId,
      settings,
      ...(seen && { seenChangedAt: seen.toISOString() }),
    },
  })
const state = (settingsId: SettingsId = 'transition-issues', tenantId = world.tenantId) =>
  world.database.withTenant(tenantId, (sql) => ruleSettings(sql).find(world.repositoryId, settingsId))

describe('the settings of a rule', () => {
  test('are as they come until somebody sets them', async () => {
    expect(await state()).toEqual({
      settings: readSettings('transition-issues', undefined),
      changedBy: undefined,
      changedAt: undefined,
    })
  })

  test('are saved at once, with who did it, and both states in the audit log', async () => {
    await set({ baseBranches: ['develop'], to: { by: 'status', name: 'Released' } })
    const saved = readSettings('transition-issues', {
      baseBranches: ['develop'],
      to: { by: 'status', name: 'Released' },
    })
    expect(await state()).toEqual({ settings: saved, changedBy: 'Dana Ortiz', changedAt: expect.any(Date) })
    const { repositoryId } = world
    expect(await world.lastAudit()).toEqual({
      face: 'dashboard',
      actor: 'Dana Ortiz',
      action: 'set-rule-settings',
      subject: 'acme/storefront: Move issues',
      before: {
        repositoryId,
        settingsId: 'transition-issues',
        settings: readSettings('transition-issues', undefined),
      },
      after: { repositoryId, settingsId: 'transition-issues', settings: saved },
    })
  })

  test('leave the switch, and the settings of other rules, as they are', async () => {
    const all = await world.database.withTenant(world.tenantId, (sql) =>
      ruleSettings(sql).of(world.repositoryId),
    )
    expect(all['transition-issues'].baseBranches).toEqual(['develop'])
    expect(all['post-merge-summary']).toEqual(readSettings('post-merge-summary', undefined))
    const list = await world.database.withTenant(world.tenantId, (sql) => rules(sql).list(world.repositoryId))
    expect(list.every(({ changedAt }) => changedAt === undefined)).toBe(true)
  })

  test('are another tenant’s as they come', async () => {
    const other = await world.install()
    expect((await state('transition-issues', other.tenantId)).changedAt).toBeUndefined()
  })

  test('that somebody else changed meanwhile are not overwritten', async () => {
    const entries = await world.countAudit()
    const stale = new Date('2026-11-01T00:00:00Z')
    await expect(set({}, { seen: stale })).rejects.toMatchObject({
      code: 'conflict',
      message:
        'This change was not saved: Dana Ortiz changed the settings a moment ago. Showing the current state.',
    })
    expect(await world.countAudit()).toBe(entries)
    const { changedAt } = await state()
    await set({}, { seen: changedAt })
    expect((await state()).settings).toEqual(readSettings('transition-issues', undefined))
  })
})

describe('skip rules', () => {
  test('are settings of the repository without a switch', async () => {
    await set({ branchPattern: '^release/v\\d+$', drafts: true }, { settingsId: 'skip-rules' })
    expect((await state('skip-rules')).settings).toMatchObject({
      branchPattern: '^release/v\\d+$',
      drafts: true,
    })
  })

  test('take no expression that cannot be followed', async () => {
    const settings = { branchPattern: '(?=release)' }
    await expect(set(settings, { settingsId: 'skip-rules' })).rejects.toMatchObject({
      code: 'payload-invalid',
      message: expect.stringContaining('This regular expression cannot be used'),
    })
  })
})

test.each<[string, SettingsId, Record<string, unknown>, string]>([
  ['a level that is none', 'post-merge-summary', { level: 'loud' }, 'Comment on issues'],
  [
    'a target without a name',
    'transition-issues',
    { to: { by: 'status' } },
    'When all its pull requests are merged, move an issue to',
  ],
])('%s is refused, with the place of what is wrong', async (_, settingsId, settings, place) => {
  await expect(set(settings, { settingsId })).rejects.toMatchObject({
    code: 'payload-invalid',
    message: `Check “${place}”: it cannot be saved like this. Nothing was changed.`,
  })
})

test('the settings of a repository that is not there cannot be saved', async () => {
  const asked = { repositoryId: randomUUID(), settingsId: 'skip-rules' as const, settings: {} }
  const actor = { face: 'dashboard', name: 'Dana Ortiz' } as const
  await expect(
    setRuleSettings(world.tools, { tenantId: world.tenantId, actor, request: asked }),
  ).rejects.toMatchObject({ code: 'not-there' })
})

test('a rule is on since it was turned on, whatever was set later', async () => {
  const onSince = () =>
    world.database.withTenant(world.tenantId, (sql) =>
      rules(sql).onSince(world.repositoryId, 'transition-issues'),
    )
  const turn = (isOn: boolean) =>
    world.database.withTenant(world.tenantId, (sql) =>
      rules(sql).set(world.repositoryId, 'transition-issues', isOn),
    )
  expect(await onSince()).toBeUndefined()
  await turn(true)
  const first = await onSince()
  expect(first).toBeInstanceOf(Date)
  await turn(true)
  await set({}, { seen: new Date() })
  expect(await onSince()).toEqual(first)
  await turn(false)
  expect(await onSince()).toBeUndefined()
  await turn(true)
  expect((await onSince())?.getTime()).toBeGreaterThan(first?.getTime() ?? 0)
})
