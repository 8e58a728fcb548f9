import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { z } from 'zod'
import { createDatabase } from '../../src/database/database'
import { repositories } from '../../src/pull-requests/repositories'
import { createWorld, eventually, type World } from '../world'

const recordings = dataBeside('payloads/github')

const Recording = z.looseObject({
  action: z.string(),
  number: z.number(),
  pull_request: z.looseObject({ html_url: z.string() }),
  repository: z.looseObject({ id: z.number(), full_name: z.string(), private: z.boolean() }),
})

/** A delivery that a real GitHub once sent; its host answers from the same recording. */
const readRecording = (file: string) => {
  const body = readFileSync(resolve(recordings.address, file), 'utf8')
  return { body, ...Recording.parse(JSON.parse(body)) }
}
type Recorded = ReturnType<typeof readRecording>

recordings.describe('a delivery recorded from GitHub', () => {
  let world: World

  beforeAll(async () => {
    world = await createWorld()
  }, 60_000)

  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  /** As an admin would choose it, and map it to the project of SHOP-7. */
  const choose = async ({ repository }: Recorded) => {
    const database = createDatabase({ url: world.settings.databaseUrl, connections: 1, deadlineMs: 5_000 })
    await database.withTenant(world.tenantId, async (sql) => {
      const [connection] = await sql<{ id: string }[]>`
        select connection_id as id from connection where host = 'github'`
      const { id, full_name: name, private: isPrivate } = repository
      const chosen = { hostRepositoryId: String(id), name, isPrivate }
      const repositoryId = await repositories(sql).choose(connection?.id ?? '', chosen)
      await repositories(sql).map(repositoryId, world.jira.findIssue('SHOP-7')?.projectId ?? '')
    })
    await database.close()
  }

  /** The recording holds the pull request and no commits: the key stands in one. */
  const answerFrom = ({ pull_request, number, repository }: Recorded) =>
    world.gitHost.override(({ url }) => {
      const path = new URL(url).pathname.replace('/api/v3', '')
      const pull = `/repos/${repository.full_name}/pulls/${number}`
      const answers: Readonly<Record<string, unknown>> = {
        [pull]: pull_request,
        [`${pull}/commits`]: [{ sha: 'c0ffee1', commit: { message: 'SHOP-7 say how to install it' } }],
        [`${pull}/reviews`]: [],
        [`${pull}/files`]: [
          { filename: 'src/bookkeeper.js', status: 'modified', additions: 1, deletions: 1 },
        ],
      }
      const answer = answers[path]
      return answer === undefined ? undefined : Response.json(answer)
    })

  const send = async ({ body }: Recorded) => {
    const [hook] = world.gitHost.hooks()
    const signature = createHmac('sha256', hook?.secret ?? '')
      .update(body)
      .digest('hex')
    return fetch(hook?.url ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'pull_request',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    })
  }

  const shownOf = async ({ pull_request }: Recorded) =>
    (await world.readPanel('SHOP-7')).repositories
      .flatMap(({ pullRequests }) => pullRequests)
      .find(({ url, state }) => url === pull_request.html_url && state !== undefined)

  test('opened: the panel shows it, linked by the key in its commit', async () => {
    const opened = readRecording('pull_request.opened.ugo-f5de37.json')
    await choose(opened)
    const forget = answerFrom(opened)
    expect((await send(opened)).status).toBe(202)
    const row = await eventually(
      () => shownOf(opened),
      (found) => found !== undefined,
    )
    expect(row).toMatchObject({
      state: 'open',
      title: 'Update README.md',
      why: { place: 'commit', sha: 'c0ffee1' },
    })
    forget()
  })

  test('merged: the issue gets one comment, though the delivery comes twice', async () => {
    const merged = readRecording('pull_request.closed_merged.ugo-ecc74e.json')
    await choose(merged)
    const forget = answerFrom(merged)
    expect((await send(merged)).status).toBe(202)
    expect((await send(merged)).status).toBe(202)
    const shipped = () =>
      world.jira.comments(world.jira.findIssue('SHOP-7')?.id ?? '').map(({ body }) => JSON.stringify(body))
    await eventually(shipped, (found) => found.some((comment) => comment.includes('Update README.md')))
    await eventually(
      async () => (await world.readPanel('SHOP-7')).summaries,
      (summaries) => summaries.some(({ title, isPosted }) => title === 'Update README.md' && isPosted),
    )
    expect(shipped().filter((comment) => comment.includes('Update README.md'))).toHaveLength(1)
    forget()
  })
})
