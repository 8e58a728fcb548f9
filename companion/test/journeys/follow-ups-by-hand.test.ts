import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PanelFollowUps } from '@throughline/shared/panel-follow-ups'
import { createFollowUp } from '../../src/actions/create-follow-up'
import { dismissLeftOver } from '../../src/actions/dismiss-left-over'
import { fillInAndCreate } from '../../src/actions/fill-in-and-create'
import { shownFollowUps, team } from '../follow-up-world'
import { createMovingWorld, type MovingWorld, waysToJira } from '../moving-world'
import { eventually } from '../world'

const repository = 'acme/storefront'

describe.each(waysToJira)('%s', (_, start) => {
  let world: MovingWorld
  beforeAll(async () => {
    world = await createMovingWorld(start)
    await world.turnOn('create-follow-ups')
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  const idOf = (key: string) => world.jira.findIssue(key)?.id ?? ''

  const shown = (key: string, isSo: (followUps: PanelFollowUps) => boolean) =>
    shownFollowUps(world, key, isSo)

  const say = (number: number, body: string) =>
    world.gitHost.comment({ repository, number, by: 'dana', path: world.changedPath, line: 2, body })

  const leave = (number: number, ...todos: readonly string[]) =>
    world.gitHost.push({
      ...{ repository, number, message: 'Leave something' },
      files: [
        {
          ...{ path: `src/left-${number}.ts`, change: 'added' },
          patch: [`@@ -0,0 +1,${todos.length} @@`, ...todos.map((words) => `+// ${words}`)].join('\n'),
        },
      ],
    })

  const followUpsOf = (key: string) =>
    world.jira.linkedWith(idOf(key)).map((linkedId) => world.jira.findIssue(linkedId))

  const told = async (number: number, kind = 'merged') => {
    const { outcome, detail } = (await world.toldOf(number, 'create-follow-ups', kind)) ?? {}
    return `${outcome}: ${detail}`
  }

  test('what would be left is in sight before the merge; one thing is created at once, one is dismissed for good', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    say(number, 'Close the file when this throws.')
    await leave(number, 'TODO: retry after a minute', 'FIXME: log why')
    expect(await told(number, 'updated')).toBe('done: 3 things would be left to do.')
    expect(followUpsOf(key)).toEqual([])

    const { leftOvers } = await shown(key, (one) => one.leftOvers.length === 3)
    expect(leftOvers).toMatchObject([
      { kind: 'comment', by: 'Dana Ortiz', text: 'Close the file when this throws.', standing: 'left' },
      { kind: 'todo', text: 'TODO retry after a minute', path: `src/left-${number}.ts`, line: 1 },
      { kind: 'todo', text: 'FIXME log why', line: 2, isMerged: false, isDismissed: false },
    ])
    const [comment, retry, log] = leftOvers.map(({ pullRequestId, itemKey }) => ({
      ...{ issueId: idOf(key), pullRequestId, itemKey },
    }))
    if (!comment || !retry || !log) throw new Error('Nothing is left.')

    await world.asking.ask(dismissLeftOver, { ...comment, isDismissed: true })
    await world.asking.ask(dismissLeftOver, { ...log, isDismissed: true })
    await world.asking.ask(dismissLeftOver, { ...log, isDismissed: false })
    await world.asking.ask(createFollowUp, retry)
    await world.asking.ask(createFollowUp, retry).catch(() => {})
    const { created } = await shown(key, (one) => one.created.length === 1)
    expect(created).toMatchObject([{ label: `#${number}`, todos: 1, comments: 0, isDone: false }])
    expect(followUpsOf(key)).toMatchObject([{ summary: `Follow-up: #${number} - TODO retry after a minute` }])
    await expect(world.asking.ask(createFollowUp, retry)).rejects.toMatchObject({ code: 'conflict' })
    await expect(world.asking.ask(dismissLeftOver, { ...retry, isDismissed: true })).rejects.toMatchObject({
      code: 'conflict',
    })

    await world.merge(number)
    expect(await told(number)).toMatch(/^done: 2 things are left to do. SHOP-\d+ was created.$/)
    const [, merged, ...others] = followUpsOf(key)
    expect(others).toEqual([])
    const words = JSON.stringify(merged?.description)
    expect(words).toContain('FIXME log why')
    expect(words).not.toContain('Close the file')
    expect(words).not.toContain('retry after')
  })

  test('a reworded to-do and one that names an issue are listed apart; a missing issue tracks nothing', async () => {
    const key = world.addIssue()
    const tracking = world.addIssue()
    const number = await world.open(key)
    await world.gitHost.push({
      ...{ repository, number, message: 'Reword' },
      files: [
        {
          ...{ path: 'src/reworded.ts', change: 'modified' },
          patch: [
            '@@ -1,1 +1,3 @@',
            '-// TODO retry the payment once',
            '+// TODO retry the payments once',
            `+// TODO(${tracking}): tell the customer`,
            '+// TODO(SHOP-99999): nobody knows',
          ].join('\n'),
        },
      ],
    })
    expect(await told(number, 'updated')).toBe(
      'done: 1 thing would be left to do. 1 TODO is only reworded. 1 TODO is for an issue that Jira does not show.',
    )
    const { leftOvers } = await shown(key, (one) => one.leftOvers.length === 3)
    expect(leftOvers).toMatchObject([
      { standing: 'issue-missing', names: 'SHOP-99999', text: 'TODO nobody knows' },
      { standing: 'changed', was: 'TODO retry the payment once' },
      { standing: 'tracked', names: tracking },
    ])

    await world.merge(number)
    await told(number)
    world.jira.setStatus(tracking, 'Done')
    const after = await shown(key, (one) => one.leftOvers.some(({ standing }) => standing === 'issue-done'))
    expect(after.leftOvers).toMatchObject([{ names: tracking, isMerged: true, standing: 'issue-done' }])
  })

  test('a setting has it told in one comment on the pull request, which is kept right', async () => {
    const commentsOn = (number: number) =>
      (world.gitHost.findPullRequest({ repository, number })?.remarks ?? []).map(
        ({ body }) => body.split('\n')[0],
      )
    const silent = await world.open(world.addIssue())
    await leave(silent, 'TODO: tell nobody')
    await told(silent, 'updated')
    await world.settled()
    expect(commentsOn(silent)).toEqual([])

    await world.set('create-follow-ups', { tellsPullRequest: true })
    const key = world.addIssue()
    const number = await world.open(key)
    await world.settled()
    expect(commentsOn(number)).toEqual([])
    say(number, 'Close the file when this throws.')
    await leave(number, 'TODO: retry after a minute', 'FIXME: log why')
    await told(number, 'updated')
    await world.settled()
    const [file, dismiss] = [`src/left-${number}.ts`, 'Resolve them, or dismiss them in the panel.']
    expect(commentsOn(number)).toEqual([
      `When this merges, 3 items become a follow-up issue: 1 unresolved comment, 2 new TODOs (${file}:1, ${file}:2). ${dismiss}`,
    ])

    const { leftOvers } = await shown(key, (one) => one.leftOvers.length === 3)
    const todo = leftOvers.find(({ text }) => text === 'FIXME log why')
    const { pullRequestId = '', itemKey = '' } = todo ?? {}
    const item = { issueId: idOf(key), pullRequestId, itemKey }
    await world.asking.ask(dismissLeftOver, { ...item, isDismissed: true })
    await world.settled()
    expect(commentsOn(number)).toEqual([
      `When this merges, 2 items become a follow-up issue: 1 unresolved comment, 1 new TODO (${file}:1). ${dismiss}`,
    ])

    await world.merge(number)
    await told(number)
    await world.settled()
    const [followUp] = followUpsOf(key)
    expect(commentsOn(number)).toEqual([
      `Follow-up for what is left: **${followUp?.key}** (1 unresolved comment, 1 new TODO).`,
    ])
    await world.set('create-follow-ups', {})
  })

  test('what waits for a field goes on with the answer for it, and with nothing less', async () => {
    const key = world.addIssue()
    world.jira.changeCreateScreen('SHOP', [team])
    const number = await world.open(key)
    say(number, 'Close the file when this throws.')
    await world.merge(number)
    const { parked } = await shown(key, (one) => one.parked.length === 1)
    expect(parked).toMatchObject([
      {
        ...{ followUpKey: 'all', why: 'the project SHOP requires the field “Team”' },
        missing: [{ id: team.id, name: 'Team', kind: 'choice' }],
      },
    ])
    const { pullRequestId = '', followUpKey = '', missing = [] } = parked[0] ?? {}
    const ask = { issueId: idOf(key), pullRequestId, followUpKey }
    const app = missing[0]?.choices.find(({ name }) => name === 'App')?.id ?? ''
    for (const answers of [[], [{ field: team.id, value: 'Nobody' }]])
      await expect(world.asking.ask(fillInAndCreate, { ...ask, answers })).rejects.toMatchObject({
        code: 'conflict',
      })
    expect(followUpsOf(key)).toEqual([])

    await world.asking.ask(fillInAndCreate, { ...ask, answers: [{ field: team.id, value: app }] })
    await shown(key, (one) => one.created.length === 1 && one.parked.length === 0)
    const linked = await eventually(
      () => followUpsOf(key),
      ({ length }) => length === 1,
    )
    expect(linked).toMatchObject([{ filledIn: { [team.id]: 'App' } }])
    world.jira.changeCreateScreen('SHOP', [])
  })
})
