import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { team } from '../follow-up-world'
import { createMovingWorld, type MovingWorld, waysToJira } from '../moving-world'

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

  const told = async (number: number) => {
    const { outcome, detail } = (await world.toldOf(number, 'create-follow-ups')) ?? {}
    return `${outcome}: ${detail}`
  }

  const say = (number: number, body: string, by = 'dana') =>
    world.gitHost.comment({ repository, number, by, path: world.changedPath, line: 2, body })

  const leaveTodo = (number: number, words: string) =>
    world.gitHost.push({
      ...{ repository, number, message: 'Leave something' },
      files: [
        { path: `src/left-${number}.ts`, change: 'added', patch: `@@ -0,0 +1,2 @@\n+// ${words}\n+x()` },
      ],
    })

  /** The issues that were made for what the pull requests of this one left to do. */
  const followUpsOf = (key: string) => {
    const { id = '' } = world.jira.findIssue(key) ?? {}
    return world.jira.linkedWith(id).map((linkedId) => world.jira.findIssue(linkedId))
  }

  test('what a merge leaves becomes one issue with a list, linked both ways, however often it is told', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    say(number, 'Close the file when this throws.')
    say(number, 'nit: rename this')
    const settled = say(number, 'Why twice?')
    world.gitHost.setResolved({ repository, number, thread: settled.id, isResolved: true })
    await leaveTodo(number, 'TODO: retry after a minute')
    await world.merge(number)

    expect(await told(number)).toMatch(/^done: 2 things are left to do. SHOP-\d+ was created.$/)
    const [followUp, ...others] = followUpsOf(key)
    expect(others).toEqual([])
    expect(followUp).toMatchObject({
      summary: `Follow-up: #${number} - ${key}: Change it`,
      ...{ issueType: 'Task', labels: ['follow-up', 'tech-debt'] },
    })
    const words = JSON.stringify(followUp?.description)
    for (const part of [key, 'Dana Ortiz', 'Close the file', 'TODO retry after a minute', `/pull/${number}#`])
      expect(words).toContain(part)
    expect(words).toContain(`/src/left-${number}.ts#L1`)
    expect(words).not.toContain('rename this')
    expect(words).not.toContain('Why twice')
    const links = world.jira.remoteLinks(followUp?.id ?? '').map(({ object }) => object.url)
    expect(links).toEqual([expect.stringMatching(new RegExp(`/pull/${number}$`))])

    const { inboxId = '' } = (await world.toldOf(number, 'create-follow-ups')) ?? {}
    for (let again = 0; again < 100; again += 1) await world.replay(inboxId)
    await world.settled()
    expect(followUpsOf(key)).toHaveLength(1)
    expect(await told(number)).toMatch(/is there already.$/)
  })

  test('a lost answer makes no second one', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    say(number, 'Close the file when this throws.')
    const stop = world.jira.override(({ method, url }) => {
      if (method !== 'POST' || !url.endsWith('/issue')) return undefined
      stop()
      world.jira.faults.set({ kind: 'answer-lost', times: 1 })
      return undefined
    })
    await world.merge(number)
    expect(await told(number)).toMatch(/^done: 1 thing is left to do. SHOP-\d+ was created.$/)
    expect(followUpsOf(key)).toHaveLength(1)
    const summary = `Follow-up: #${number} - Close the file when this throws.`
    expect(world.jira.issues().filter((issue) => issue.summary === summary)).toHaveLength(1)
  })

  test('a required field parks it with the field’s name, and the rule’s answer lets it go on', async () => {
    const key = world.addIssue()
    world.jira.changeCreateScreen('SHOP', [team])
    const number = await world.open(key)
    say(number, 'Close the file when this throws.')
    await world.merge(number)
    expect(await told(number)).toBe(
      'parked: 1 thing is left to do. It waits for somebody: the project SHOP requires the field “Team”.',
    )
    expect(followUpsOf(key)).toEqual([])

    await world.set('create-follow-ups', { answers: [{ field: 'Team', value: 'App' }] })
    const { inboxId = '' } = (await world.toldOf(number, 'create-follow-ups')) ?? {}
    await world.replay(inboxId)
    await world.settled()
    expect(await told(number)).toMatch(/^done: 1 thing is left to do. SHOP-\d+ was created.$/)
    expect(followUpsOf(key)).toMatchObject([{ filledIn: { [team.id]: 'App' } }])
    world.jira.changeCreateScreen('SHOP', [])
    await world.set('create-follow-ups', {})
  })

  test('each thing becomes an issue of its own where the rule says so', async () => {
    const key = world.addIssue()
    await world.set('create-follow-ups', { oneEach: true, issueType: 'bug', labels: [] })
    const number = await world.open(key)
    say(number, 'Close the file when this throws.')
    say(number, 'Log the reason.')
    await world.merge(number)
    expect(await told(number)).toMatch(
      /^done: 2 things are left to do. SHOP-\d+ was created. SHOP-\d+ was created.$/,
    )
    expect(followUpsOf(key)).toMatchObject([
      { summary: `Follow-up: #${number} - Close the file when this throws.`, issueType: 'Bug', labels: [] },
      { summary: `Follow-up: #${number} - Log the reason.` },
    ])
    await world.set('create-follow-ups', {})
  })

  test('nothing is created where nothing is left, and over the most in an hour it waits', async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    say(number, 'LGTM')
    say(number, 'I shall look at this again.', 'mina')
    await world.merge(number)
    expect(await told(number)).toBe('nothing to do: Nothing is left to do.')

    await world.set('create-follow-ups', { mostInAnHour: 1 })
    const next = await world.open(key)
    say(next, 'Close the file when this throws.')
    await world.merge(next)
    const waits = await world.waitsWith(next, 'create-follow-ups')
    expect(waits).toMatch(/^\d+ follow-ups were created within an hour: this one waits\.$/)
    expect(followUpsOf(key)).toEqual([])
  })
})
