import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import type { RequestLog } from '../jira/request-log'
import type { Host } from './json/host'
import { notFound, Refusal } from './refusal'
import type { Account, FakePullRequest, FakeRepository } from './state'
import type { Webhooks } from './webhooks'

export type GitHostEnv = { Variables: { caller: Account; repository: FakeRepository } }
export type GitHostContext = Context<GitHostEnv>

/** What every resource of the REST interface needs. */
export interface Server extends Host {
  readonly webhooks: Webhooks
  readonly log: Pick<RequestLog, 'refuse'>
}

export const mayRead = ({ login }: Account, { isPrivate, readers }: FakeRepository): boolean =>
  !isPrivate || readers.includes(login)

/** People who may read a repository may also run it; robots may not. */
export const mayAdminister = (account: Account, repository: FakeRepository): boolean =>
  account.type === 'User' && mayRead(account, repository)

/** Finds the repository that the path names, by name or by id. A former name is answered with a redirect, 301. */
export const namedRepository = ({ store, apiUrl }: Server) =>
  createMiddleware<GitHostEnv>(async (c, next) => {
    const { owner, repo, id } = c.req.param() as Record<string, string | undefined>
    const name = `${owner}/${repo}`
    const found =
      id === undefined
        ? store.findRepository(name)
        : store.repositories().find((each) => String(each.id) === id)
    if (found && mayRead(c.get('caller'), found)) {
      c.set('repository', found)
      return next()
    }
    const renamed = found ? undefined : store.findRenamedRepository(name)
    if (!renamed || !mayRead(c.get('caller'), renamed)) throw notFound()
    const { pathname, search } = new URL(c.req.url)
    const rest = pathname.slice(
      pathname.indexOf(`/repos/${owner}/${repo}`) + `/repos/${owner}/${repo}`.length,
    )
    const url = `${apiUrl}/repositories/${renamed.id}${rest}${search}`
    return c.json(
      { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' },
      301,
      {
        location: url,
      },
    )
  })

export const namedPullRequest = ({ store }: Server, c: GitHostContext): FakePullRequest => {
  const number = Number(c.req.param('number'))
  const found = store.findPullRequest(c.get('repository').id, number)
  if (!found) throw notFound()
  return found
}

/** Throws a 422 and notes a violation when the query has anything the schema does not know. */
export const readQuery = <T>(server: Server, c: GitHostContext, schema: z.ZodType<T>): T =>
  checked(server, c, schema, c.req.query())

/** Throws a 422 and notes a violation when the body is not what the schema says. */
export const readBody = async <T>(server: Server, c: GitHostContext, schema: z.ZodType<T>): Promise<T> =>
  checked(server, c, schema, await c.req.json().catch(() => undefined))

const checked = <T>({ log }: Server, c: GitHostContext, schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  log.refuse(c.req.method, c.req.path, `${field}: ${issue?.message}`)
  throw new Refusal(422, 'Validation Failed', [{ field, code: 'invalid', message: issue?.message ?? '' }])
}
