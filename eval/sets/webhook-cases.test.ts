import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { github } from '@throughline/companion/git-hosts/github/github'
import { reviewsOf } from '@throughline/companion/git-hosts/github/pull-request-of'
import { stateInWords } from '@throughline/companion/pull-requests/state-in-words'
import { findWrittenKeys } from '@throughline/companion/pull-requests/written-keys'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { z } from 'zod'
import { payloadTextsOf } from './payload-texts'

const data = dataBeside('cases/webhooks.json')

const KeysOfCommit = z.object({ id: z.string(), keys: z.array(z.string()) })
const Cases = z.object({
  pr_state: z.array(
    z.object({
      state: z.string(),
      draft: z.boolean().nullish(),
      merged_at: z.string().nullish(),
      expected: z.string(),
    }),
  ),
  review_state: z.array(
    z.object({
      review: z.string().optional(),
      reviews_in_order: z.array(z.string()).optional(),
      expected: z.string(),
    }),
  ),
  cases: z.array(
    z.object({
      source: z.string(),
      event: z.string(),
      payload: z.looseObject({ action: z.string().optional() }),
      expected: z.object({
        keys: z.union([z.array(z.string()), z.array(KeysOfCommit)]).optional(),
        bot: z.boolean().optional(),
      }),
    }),
  ),
})

const cases: z.infer<typeof Cases> = data.isThere
  ? Cases.parse(JSON.parse(readFileSync(data.address, 'utf8')))
  : { pr_state: [], review_state: [], cases: [] }

const keysOf = (texts: ReturnType<typeof payloadTextsOf>) =>
  findWrittenKeys(texts, { dialect: 'cloud' }).map(({ key }) => key)

data.describe('the agreed webhook cases', () => {
  it.each(cases.pr_state)('the state $state, draft $draft, merged at $merged_at is $expected', (given) => {
    const isMerged = typeof given.merged_at === 'string'
    const state = stateInWords(given.state, { isDraft: given.draft === true, isMerged })
    expect((state ?? 'unknown').toUpperCase()).toBe(given.expected)
  })

  it.each(cases.review_state)('reviews $review $reviews_in_order are $expected', async (given) => {
    const states = given.reviews_in_order ?? [given.review ?? '']
    const reviews = states.map((state) => ({ user: { login: 'dana' }, state }))
    const [last, ...others] = await reviewsOf(reviews, async () => ({
      login: 'dana',
      name: 'dana',
      isBot: false,
    }))
    const words = { approved: 'APPROVED', changesRequested: 'NEEDSWORK', commented: 'UNAPPROVED' } as const
    expect(words[last?.verdict ?? 'commented']).toBe(given.expected)
    expect(others).toEqual([])
  })

  const withKeys = cases.cases.filter(({ expected }) => expected.keys)
  it.each(withKeys)('$event $payload.action from $source: the keys', ({ payload, expected }) => {
    const texts = payloadTextsOf(JSON.stringify(payload))
    const { keys = [] } = expected
    const byCommit = z.array(KeysOfCommit).safeParse(keys)
    if (keys.length > 0 && byCommit.success) {
      const empty = { branch: '', title: '', body: '' }
      const found = texts.commits.map((commit) => ({
        id: commit.sha,
        keys: keysOf({ ...empty, commits: [commit] }),
      }))
      expect(found).toEqual(byCommit.data)
    } else {
      // Branches come first with us: the more trusted place is named.
      expect([...keysOf(texts)].sort()).toEqual([...(keys as readonly string[])].sort())
    }
  })

  it.each(cases.cases)('$event $payload.action from $source: read, or ignored on purpose', (given) => {
    const delivery = { event: given.event, body: JSON.stringify(given.payload) }
    const read = github.read(delivery)
    const isNameless = given.payload['repository'] === null
    expect(read !== undefined).toBe(given.event === 'pull_request' && !isNameless)
    if (read) expect(read.sender.isBot).toBe(given.expected.bot === true)
    else
      expect(github.whyIgnored(delivery)).toBe(
        isNameless ? 'This pull_request names no repository.' : whyIgnored(given.event),
      )
  })
})

/** The comment among them stands on an issue of the host. */
const whyIgnored = (event: string): string =>
  event === 'issue_comment' ? 'This comment is not on a pull request.' : `Nothing follows from ${event}.`
