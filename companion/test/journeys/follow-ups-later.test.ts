import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PanelFollowUps } from '@throughline/shared/panel-follow-ups'
import { mina, userKeyOf } from '../../../sandbox/src/jira/people'
import { personMatches } from '../../src/people/person-matches'
import { shownFollowUps } from '../follow-up-world'
import { createMovingWorld, type MovingWorld, waysToJira } from '../moving-world'

const repository = 'acme/storefront'

describe.each(waysToJira)('%s', (words, start) => {
  let world: MovingWorld
  beforeAll(async () => {
    world = await createMovingWorld(start)
    await world.turnOn('create-follow-ups')
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  const _idOf = (key: string) => world.jira.findIssue(key)?.id ?? ''
  const shown = (key: string, isSo: (followUps: PanelFollowUps) => boolean) =>
    shownFollowUps(world, key, isSo)
  const createdOf = async (key: string) =>
    (await shown(key, ({ created }) => created.length === 1)).created[0]?.key ?? ''

  const merge = async (key: string, path: string, ...lines: readonly string[]) => {
    const number = await world.open(key)
    const [added, removed] = [
      lines.filter((line) => line.startsWith('+')),
      lines.filter((line) => line.startsWith('-')),
    ]
    await world.gitHost.push({
      ...{ repository, number, message: 'Change a file' },
      files: [
        {
          ...{ path, change: removed.length > 0 ? 'modified' : 'added' },
          patch: [`@@ -1,${removed.length} +1,${added.length} @@`, ...lines].join('\n'),
        },
      ],
    })
    await world.merge(number)
    const { inboxId = '', detail } = (await world.toldOf(number, 'create-follow-ups')) ?? {}
    return { number, inboxId, detail }
  }
  /** Somebody says who the author is; a Data Center names people by their keys. */
  const isMina = () =>
    world.asking.tools.database.withTenant(world.tenantId, async (sql) => {
      const [row] = await sql<{ id: string }[]>`
        select connection_id as id from connection where host = 'github' and ended_at is null`
      const accountId = words.includes('Data Center') ? userKeyOf(mina) : mina.accountId
      await personMatches(sql).decide(
        row?.id ?? '',
        { login: 'mina', accountId, isSame: true },
        'Olu Adeyemi',
      )
    })

  const commentsOf = (key: string) =>
    world.summariesOf(key).map(({ body }) => JSON.stringify(body).replaceAll('&colon;', ':'))

  test('a to-do that leaves the code is reported once on its follow-up, in sight of the panel', async () => {
    const key = world.addIssue()
    const path = `src/gone-${key}.ts`
    await merge(key, path, '+// TODO: retry after a minute', '+// FIXME: log why it failed')
    const followUp = await createdOf(key)

    const first = await merge(world.addIssue(), path, '-// FIXME: log why it failed')
    expect(first.detail).toContain('1 TODO of earlier pull requests is gone.')
    expect(commentsOf(followUp)).toHaveLength(1)
    expect(commentsOf(followUp)[0]).toContain(`The TODO in ${path}:2 is gone from main.`)
    expect(commentsOf(followUp)[0]).toContain('1 other thing of this follow-up is left.')
    expect((await shown(key, () => true)).created).toMatchObject([{ gone: [] }])

    const second = await merge(world.addIssue(), path, '-// TODO: retry after a minute')
    for (let again = 0; again < 5; again += 1) {
      await world.replay(second.inboxId)
      await world.replay(first.inboxId)
    }
    await world.settled()
    expect(commentsOf(followUp)).toHaveLength(1)
    expect(commentsOf(followUp)[0]).toContain('This follow-up can probably be closed.')
    const { created } = await shown(key, (one) => one.created[0]?.gone.length === 2)
    expect(created).toMatchObject([{ isDone: false, stillThere: [] }])
  })

  test('a to-do that moves and is reworded stays the same one', async () => {
    const key = world.addIssue()
    const path = `src/moved-${key}.ts`
    await merge(key, path, '+// TODO: retry the payments after a minute')
    const followUp = await createdOf(key)
    const moved = await merge(
      world.addIssue(),
      path,
      '-// TODO: retry the payments after a minute',
      '+code()',
      '+// TODO: retry the payment after a minute',
    )
    expect(moved.detail).toBe('Nothing is left to do. 1 TODO is only reworded.')
    expect(commentsOf(followUp)).toEqual([])

    await merge(world.addIssue(), path, '-// TODO: retry the payment after a minute')
    expect(commentsOf(followUp)[0]).toContain(`The TODO in ${path}:2 is gone from main.`)
  })

  test('a follow-up that is done while its to-do stands in the code says so in the panel', async () => {
    const key = world.addIssue()
    const path = `src/still-${key}.ts`
    await merge(key, path, '+// TODO: retry after a minute')
    world.jira.setStatus(await createdOf(key), 'Done')
    const { created } = await shown(key, (one) => one.created[0]?.isDone === true)
    expect(created).toMatchObject([{ status: 'Done', stillThere: [{ path, line: 1 }], gone: [] }])
  })

  test('what stands in the middle of a long comment is found by the whole file, and prose in a text is not', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    const fileWith = (path: string, first: string, last: string) => ({
      ...({ path, change: 'modified' } as const),
      patch: ['@@ -3,2 +3,3 @@', ' b', '+TODO: retry after a minute', ' c'].join('\n'),
      text: [first, 'a', 'b', 'TODO: retry after a minute', 'c', last].join('\n'),
    })
    const files = [fileWith(`src/in-${key}.ts`, '/*', '*/'), fileWith(`src/text-${key}.ts`, 'x(`', '`)')]
    await world.gitHost.push({ repository, number, message: 'Change two files', files })
    const { leftOvers } = await shown(key, (one) => one.leftOvers.length > 0)
    expect(leftOvers).toMatchObject([{ path: `src/in-${key}.ts`, line: 4 }])
  })

  test('it is assigned to the author once somebody has said who that is, and to nobody who has left', async () => {
    const key = world.addIssue()
    await merge(key, `src/nobody-${key}.ts`, '+// TODO: retry')
    expect(world.jira.findIssue(await createdOf(key))?.assigneeId).toBeUndefined()

    await isMina()
    const next = world.addIssue()
    await merge(next, `src/mina-${next}.ts`, '+// TODO: retry')
    expect(world.jira.findIssue(await createdOf(next))?.assigneeId).toBe(mina.accountId)

    world.jira.leave(mina.accountId)
    const last = world.addIssue()
    await merge(last, `src/left-${last}.ts`, '+// TODO: retry')
    expect(world.jira.findIssue(await createdOf(last))?.assigneeId).toBeUndefined()
  })
})
