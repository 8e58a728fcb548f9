import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createMovingWorld, type MovingWorld, waysToJira } from '../moving-world'

const team = {
  ...({ id: 'customfield_10010', name: 'Team', kind: 'option', isRequired: true } as const),
  allowed: ['Web', 'App'],
}

describe.each(waysToJira)('%s', (_, start) => {
  let world: MovingWorld
  beforeAll(async () => {
    world = await createMovingWorld(start)
    await world.turnOn('transition-issues')
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  const moved = async (number: number, expected: string) => {
    const { outcome, detail } = (await world.toldOf(number, 'transition-issues')) ?? {}
    expect(`${outcome}: ${detail}`).toBe(expected)
  }

  test('of three pull requests on one issue, only the last that merges moves it', async () => {
    const key = world.addIssue()
    const [first, second, third] = [await world.open(key), await world.open(key), await world.open(key)]
    await world.merge(first)
    await moved(first, `nothing to do: ${key} stays where it is: #${second} and #${third} are still open.`)
    await world.merge(third)
    await moved(third, `nothing to do: ${key} stays where it is: #${second} is still open.`)
    expect(world.movesOf(key)).toEqual([])

    await world.merge(second)
    await moved(second, `done: ${key} was moved to Done.`)
    await world.settled()
    expect(world.movesOf(key)).toEqual(['Done'])
  })

  test('to decline the last of three, after two have merged, moves nothing, and the panel says so', async () => {
    const key = world.addIssue()
    const [first, second, third] = [await world.open(key), await world.open(key), await world.open(key)]
    await world.merge(first)
    await world.merge(second)
    await moved(second, `nothing to do: ${key} stays where it is: #${third} is still open.`)
    await world.settled()
    await world.decline(third)
    await world.settled()
    expect(world.movesOf(key)).toEqual([])
    const why = `#${third} was declined after the last merge, and only a merge moves an issue`
    expect(await world.panelMoveOf(key)).toEqual({ state: 'not-yet', why })

    const fourth = await world.open(key)
    await world.merge(fourth)
    await moved(fourth, `done: ${key} was moved to Done.`)
    expect(await world.panelMoveOf(key)).toMatchObject({ state: 'moved', to: 'Done' })
  })

  test('a merge into another branch moves nothing', async () => {
    const key = world.addIssue()
    await world.set('transition-issues', { baseBranches: ['release/*'] })
    const number = await world.open(key)
    await world.merge(number)
    await moved(
      number,
      `nothing to do: ${key} stays where it is: #${number} is merged into a branch that does not count.`,
    )
    await world.set('transition-issues', {})
    expect(world.movesOf(key)).toEqual([])
  })

  test('a required field parks the move with its name, and the rule’s answer lets it go on', async () => {
    const key = world.addIssue()
    world.jira.changeWorkflow('SHOP', { screens: { Done: [team] } })
    const number = await world.open(key)
    await world.merge(number)
    await moved(number, `parked: ${key} waits for somebody: Done requires the field “Team”.`)
    expect(world.movesOf(key)).toEqual([])

    await world.set('transition-issues', { answers: [{ field: 'Team', value: 'App' }] })
    const { inboxId = '' } = (await world.toldOf(number, 'transition-issues')) ?? {}
    await world.replay(inboxId)
    await world.settled()
    await moved(number, `done: ${key} was moved to Done.`)
    expect(world.movesOf(key)).toEqual(['Done'])
    expect(world.jira.findIssue(key)?.filledIn).toEqual({ [team.id]: 'App' })
    world.jira.changeWorkflow('SHOP', {})
    await world.set('transition-issues', {})
  })

  test('a conflict is settled by looking again', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    world.jira.faults.set({ kind: 'conflict' })
    await world.merge(number)
    await moved(number, `done: ${key} was moved to Done.`)
    expect(world.movesOf(key)).toEqual(['Done'])
    expect(world.jira.requests.filter(({ status }) => status === 409)).toHaveLength(1)
  })

  test('a person who moved the issue meanwhile is left alone, however often the delivery happens', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    const stop = world.jira.override(({ url }) => {
      if (!url.includes('resolution')) return undefined
      stop()
      world.jira.setStatus(key, 'In Review')
      return undefined
    })
    await world.merge(number)
    await moved(number, `nothing to do: ${key} stays where it is: somebody has moved it since.`)
    const { inboxId = '' } = (await world.toldOf(number, 'transition-issues')) ?? {}
    await world.replay(inboxId)
    await world.settled()
    expect(world.movesOf(key)).toEqual(['In Review by hand'])
  })

  test('an issue that a person opened again after it moved stays open, until another one merges', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    await world.merge(number)
    await moved(number, `done: ${key} was moved to Done.`)
    world.jira.setStatus(key, 'In Progress')
    const { inboxId = '' } = (await world.toldOf(number, 'transition-issues')) ?? {}
    await world.replay(inboxId)
    await world.settled()
    expect(world.movesOf(key)).toEqual(['Done', 'In Progress by hand'])

    // A git host tells in whole seconds when it merged: within the second of a person's move, the person wins.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const next = await world.open(key)
    await world.merge(next)
    await moved(next, `done: ${key} was moved to Done.`)
    expect(world.movesOf(key)).toEqual(['Done', 'In Progress by hand', 'Done'])
  })

  test('a revert takes its issue back where the rule says so, and what it took back no longer counts', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    await world.merge(number)
    await moved(number, `done: ${key} was moved to Done.`)
    await world.set('transition-issues', { reverted: { isOn: true } })
    const body = `Reverts acme/storefront#${number}`
    const revert = await world.open(key, { title: `Revert "${key}: Change it"`, body })
    await world.merge(revert)
    await moved(revert, `done: ${key} was moved to In Progress.`)

    const { inboxId = '' } = (await world.toldOf(number, 'transition-issues')) ?? {}
    await world.replay(inboxId)
    await world.settled()
    expect(world.movesOf(key)).toEqual(['Done', 'In Progress'])
    await moved(number, `nothing to do: ${key} stays where it is: no merge is left that counts.`)
    await world.set('transition-issues', {})
  })

  test('an issue moves on as its pull request is opened and a review is requested, where the rule says so', async () => {
    await world.set('transition-issues', { opened: { isOn: true }, reviewRequested: { isOn: true } })
    const key = world.addIssue('To Do')
    const number = await world.open(key)
    await world.settled()
    expect(world.movesOf(key)).toEqual(['In Progress'])
    await world.gitHost.requestReview({ repository: 'acme/storefront', number, reviewer: 'dana' })
    await world.toldOf(number, 'transition-issues', 'reviewRequested')
    await world.settled()
    expect(world.movesOf(key)).toEqual(['In Progress', 'In Review'])
    await world.merge(number)
    await moved(number, `done: ${key} was moved to Done.`)
    await world.set('transition-issues', {})
  })

  test('a comment that a person deleted is not written again', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    await world.merge(number)
    const { inboxId = '' } = (await world.toldOf(number, 'post-merge-summary')) ?? {}
    await world.settled()
    const [comment] = world.summariesOf(key)
    world.jira.deleteComment(comment?.id ?? '')
    await world.superuser`update effect set digest = '' where effect_key like 'comment%'`
    await world.replay(inboxId)
    await world.settled()
    expect(world.summariesOf(key)).toEqual([])
    expect((await world.toldOf(number, 'post-merge-summary'))?.detail).toContain('deleted by a person')
  })
})
