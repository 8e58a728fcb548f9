import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import type { RequestLog } from '../jira/request-log'
import type { Host } from './json/host'
import { notFound, Refusal } from './refusal'
import type { Account, FakePullRequest, FakeRepository } from './state'
import { mayUse, type TokenRecord } from './tokens'
import type { Webhooks } from './webhooks'

export type GitHostEnv = { Variables: { caller: Account; token: TokenRecord; repository: FakeRepository } }
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

/** A classic token sees private repositories with the scope `repo` alone. */
export const reaches = ({ scopes }: TokenRecord, { isPrivate }: FakeRepository): boolean =>
  !isPrivate || scopes === undefined || scopes.includes('repo')

const findById = ({ store }: Server, id: string): FakeRepository | undefined =>
  store.repositories().find((each) => String(each.id) === id)

const isShown = (c: GitHostContext, repository: FakeRepository): boolean =>
  mayRead(c.get('caller'), repository) && reaches(c.get('token'), repository)

const signOnRequired = ({ publicUrl }: Server, organization: string) =>
  new Refusal(
    403,
    'Resource protected by organization SAML enforcement. You must grant your token access to this organization.',
    undefined,
    { 'x-github-sso': `required; url=${publicUrl}/orgs/${organization}/sso?authorization_request=1` },
  )

/** A fine-grained token without the permission is told so; a classic one without the scope finds nothing. */
export const permitted = (what: 'pull_requests' | 'contents' | 'webhooks') =>
  createMiddleware<GitHostEnv>(async (c, next) => {
    const token = c.get('token')
    if (mayUse(token, what)) return next()
    throw token.permissions
      ? new Refusal(403, 'Resource not accessible by personal access token')
      : notFound()
  })

/** Finds the repository that the path names, by name or by id. A former name is answered with a redirect, 301. */
export const namedRepository = (server: Server) =>
  createMiddleware<GitHostEnv>(async (c, next) => {
    const { owner, repo, id } = c.req.param() as Record<string, string | undefined>
    const name = `${owner}/${repo}`
    const found = id === undefined ? server.store.findRepository(name) : findById(server, id)
    if (!found) return movedAnswer(server, c, name)
    if (!isShown(c, found)) throw notFound()
    if (c.get('token').unauthorizedFor.includes(found.owner)) throw signOnRequired(server, found.owner)
    c.set('repository', found)
    return next()
  })

const movedAnswer = ({ store, apiUrl }: Server, c: GitHostContext, name: string) => {
  const renamed = store.findRenamedRepository(name)
  if (!renamed || !isShown(c, renamed)) throw notFound()
  const { pathname, search } = new URL(c.req.url)
  const rest = pathname.slice(pathname.indexOf(`/repos/${name}`) + `/repos/${name}`.length)
  const url = `${apiUrl}/repositories/${renamed.id}${rest}${search}`
  const body = { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' }
  return c.json(body, 301, { location: url })
}

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
