import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createMovingWorld, type MovingWorld, waysToJira } from '../moving-world'

describe.each(waysToJira)('%s', (_, start) => {
  let world: MovingWorld
  beforeAll(async () => {
    world = await createMovingWorld(start)
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  /** Merges a pull request of an issue. What the rule told of it, and what stands on the issue. */
  const merged = async () => {
    const key = world.addIssue()
    const number = await world.open(key)
    await world.merge(number)
    const told = await world.toldOf(number, 'post-merge-summary')
    await world.settled()
    return { key, number, told: `${told?.outcome}: ${told?.detail}`, comments: world.summariesOf(key) }
  }
  const textOf = (comment: unknown) => JSON.stringify(comment)

  test('a comment tells as much as the settings allow for its project', async () => {
    const projectId = world.jira.getProject('SHOP').id
    expect(textOf((await merged()).comments)).toContain('retry-policy')

    await world.set('post-merge-summary', { levelOfProject: { [projectId]: 'title' } })
    const brief = await merged()
    expect(brief.comments).toHaveLength(1)
    expect(textOf(brief.comments)).toContain('Merged: ')
    expect(textOf(brief.comments)).not.toContain('retry-policy')

    await world.set('post-merge-summary', { level: 'off' })
    const off = await merged()
    expect(off.comments).toEqual([])
    expect(off.told).toContain('off for its project')
    const links = world.jira.remoteLinks(world.jira.findIssue(off.key)?.id ?? '')
    expect(links).toMatchObject([{ object: { status: { resolved: true } } }])
    await world.set('post-merge-summary', {})
  })

  test('a merge into a branch that the settings leave out is not told of', async () => {
    await world.set('post-merge-summary', { baseBranches: ['release/*'] })
    const { comments, told } = await merged()
    expect(comments).toEqual([])
    expect(told).toBe('skipped: It was merged into a branch that the settings leave out.')
    await world.set('post-merge-summary', {})
  })

  test('customers of a service project read none of it', async () => {
    world.jira.makeServiceProject('SHOP')
    const { comments } = await merged()
    expect(comments).toHaveLength(1)
    expect(textOf(comments)).toContain('retry-policy')
    expect(comments[0]?.properties).toContainEqual({ key: 'sd.public.comment', value: { internal: true } })
    expect(world.jira.customerMails()).toEqual([])
  })

  test('nothing is written where Jira would show it to them, and it is tried once', async () => {
    world.jira.makeServiceProject('SHOP', { ignoresInternal: true })
    for (const _turn of [1, 2]) {
      const { comments, told } = await merged()
      expect(comments).toEqual([])
      expect(told).toContain('not written, as Jira would show it to customers')
    }
    const mails = world.jira.customerMails()
    expect(mails).toHaveLength(1)
    expect(textOf(mails)).toContain('makes sure that only your team reads this')
  })
})
