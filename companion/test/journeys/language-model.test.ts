import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createModelServer, type Reply } from '../model-server'
import { createWorld, eventually, type World } from '../world'

let world: World
let server: Awaited<ReturnType<typeof createModelServer>>
let reply: Reply = 'never'

beforeAll(async () => {
  server = await createModelServer(() => reply)
  const { baseUrl } = server
  const languageModel = { provider: 'openai-compatible', model: 'small-1', baseUrl, key: undefined } as const
  world = await createWorld({ languageModel })
}, 60_000)

afterAll(async () => {
  await world.stop()
  await server.close()
  expect(world.violations()).toEqual([])
})

const repository = 'acme/storefront'
const answerOf = (text: string) => JSON.stringify({ areas: [{ area: 'Currency', text }] })

const merge = async (title: string, branch: string): Promise<number> => {
  const patch = '@@ -0,0 +1,1 @@\n+export const createCache = (minutes: number) => ({})'
  const file = { path: `currency/${branch}.ts`, change: 'added', patch } as const
  const commits = [{ message: title, files: [file] }]
  const opened = { repository, title, branch, body: '', author: 'mina', isDraft: false, commits }
  const { number } = (await world.gitHost.openPullRequest(opened)).pullRequest
  await world.gitHost.merge({ repository, number, by: 'dana' })
  return number
}

/** The comment about this pull request, once it is there. */
const commentOn = async (number: number): Promise<string> => {
  const issueId = world.jira.findIssue('SHOP-7')?.id ?? ''
  const texts = await eventually(
    () => world.jira.comments(issueId).map(({ body }) => JSON.stringify(body)),
    (found) => found.some((text) => text.includes(`#${number} by`)),
  )
  return texts.find((text) => text.includes(`#${number} by`)) ?? ''
}

test('a language model rewrites the comment, and the comment says so', async () => {
  reply = answerOf('adds createCache to the cache of exchange rates.')
  const comment = await commentOn(await merge('Cache exchange rates', 'SHOP-7-cache'))
  expect(comment).toContain('adds createCache to the cache of exchange rates.')
  expect(comment).toContain("Written by a language model from the pull request's facts.")
})

test('a language model that lies changes nothing: the comment is there all the same, and says who wrote it', async () => {
  reply = answerOf('adds a backdoor for @attacker, see https://evil.example/x.')
  const comment = await commentOn(await merge('Round exchange rates', 'SHOP-7-round'))
  expect(comment).toContain('adds createCache.')
  expect(comment).toContain('Written by Throughline from the pull request.')
  expect(comment).not.toMatch(/attacker|evil/)
})

test('a language model that is down changes nothing either', async () => {
  reply = { status: 500 }
  const comment = await commentOn(await merge('Show exchange rates', 'SHOP-7-show'))
  expect(comment).toContain('adds createCache.')
})
