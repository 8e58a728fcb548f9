import { beforeEach, describe, expect, it } from '@jest/globals'
import { createFakeGitHost, type FakeGitHost } from '../git-host/fake-git-host'
import { isStepId, type StepId, storySteps } from './steps'
import { createStory, type Story } from './story'

const clock = () => new Date('2026-11-24T10:00:00Z')
const openGitHost = () =>
  createFakeGitHost({ name: 'Sandbox Git', publicUrl: 'http://127.0.0.1:4200', clock })

let gitHost: FakeGitHost
let story: Story
beforeEach(() => {
  gitHost = openGitHost()
  story = createStory(gitHost)
})

const states = () => story.state().steps.map(({ state }) => state)
const playUntil = async (last: StepId) => {
  for (const { id } of storySteps) {
    await story.play(id)
    if (id === last) return
  }
}

describe('the story', () => {
  it('begins with a pull request to open', () => {
    expect(states()).toEqual(['next', 'later', 'later', 'later', 'later'])
    expect(story.state().pullRequest).toBeUndefined()
  })

  it.each([
    ['open', ['done', 'next', 'later', 'later', 'later']],
    ['push', ['done', 'done', 'next', 'later', 'later']],
    ['review', ['done', 'done', 'done', 'next', 'later']],
    ['merge', ['done', 'done', 'done', 'done', 'next']],
    ['keyless', ['done', 'done', 'done', 'done', 'done']],
  ] as const)('goes on after "%s"', async (step, expected) => {
    await playUntil(step)
    expect(states()).toEqual(expected)
  })

  it('puts the issue key in the branch, and nowhere else', async () => {
    await playUntil('merge')
    const { pullRequest } = story.state()
    expect(pullRequest).toMatchObject({
      number: 42,
      branch: 'SHOP-7-payment-deadline',
      merge: { by: 'dana' },
    })
    expect(`${pullRequest?.title} ${pullRequest?.body} ${pullRequest?.commits[0]?.message}`).not.toContain(
      'SHOP',
    )
  })

  it('ends with a pull request in which the key is nowhere', async () => {
    await playUntil('merge')
    const pull = await story.play('keyless')
    expect(pull).toMatchObject({ number: 43, branch: 'slow-payment-provider', author: 'mina' })
    expect(JSON.stringify(pull)).not.toContain('SHOP')
    expect(story.state().pullRequest?.number).toBe(42)
  })

  it('does nothing when another step is next', async () => {
    expect(await story.play('merge')).toBeUndefined()
    expect(states()).toEqual(['next', 'later', 'later', 'later', 'later'])
  })

  it('is read from the git host, so that a restart keeps it', async () => {
    await playUntil('review')
    const restarted = openGitHost()
    restarted.restore(JSON.parse(JSON.stringify(gitHost.snapshot())))
    expect(
      createStory(restarted)
        .state()
        .steps.map(({ state }) => state),
    ).toEqual(states())
  })

  it('counts what happened on the git host itself', async () => {
    await playUntil('push')
    await gitHost.merge({ repository: 'acme/storefront', number: 42, by: 'olu' })
    expect(states()).toEqual(['done', 'done', 'done', 'done', 'next'])
  })
})

describe('starting over', () => {
  it('opens a new pull request on a new branch and leaves what was merged', async () => {
    await playUntil('merge')
    await story.startOver()
    expect(states()).toEqual(['next', 'later', 'later', 'later', 'later'])

    await story.play('open')
    expect(story.state().pullRequest).toMatchObject({ number: 43, branch: 'SHOP-7-payment-deadline-2' })
    expect(gitHost.findPullRequest({ repository: 'acme/storefront', number: 42 })?.merge).toBeDefined()
  })

  it('closes a pull request that is still open', async () => {
    await playUntil('push')
    await story.startOver()
    expect(gitHost.findPullRequest({ repository: 'acme/storefront', number: 42 })?.state).toBe('closed')
    expect(states()).toEqual(['next', 'later', 'later', 'later', 'later'])
  })

  it('closes the one without a key, and opens another when the story is told again', async () => {
    await playUntil('keyless')
    await story.startOver()
    expect(gitHost.findPullRequest({ repository: 'acme/storefront', number: 43 })?.state).toBe('closed')
    await playUntil('keyless')
    expect(gitHost.pullRequests('acme/storefront')[0]).toMatchObject({ branch: 'slow-payment-provider-2' })
  })

  it('changes nothing before the first step', async () => {
    await story.startOver()
    expect(states()).toEqual(['next', 'later', 'later', 'later', 'later'])
  })
})

it('knows its own steps', () => {
  expect(['open', 'close'].map(isStepId)).toEqual([true, false])
})
