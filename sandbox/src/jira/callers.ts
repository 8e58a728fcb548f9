import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { StrikingFaults } from './faults'
import { anonymous, getPerson, type Person } from './people'
import type { JiraEnv } from './site'
import type { Tokens } from './tokens'

interface Gatekeeping {
  readonly tokens: Tokens
  readonly faults: Pick<StrikingFaults, 'seenAs'>
}

/** At the gateway of OAuth and Forge nothing is open to anonymous callers. */
export const bearerCallers = ({ tokens, faults }: Gatekeeping): MiddlewareHandler<JiraEnv> =>
  createMiddleware<JiraEnv>(async (c, next) => {
    const token = bearerOf(c) ?? ''
    const accountId = tokens.accountOf(token) ?? tokens.accountOf(token, 'oauth')
    if (!accountId) return c.json({ code: 401, message: 'Unauthorized' }, 401)
    c.set('caller', faults.seenAs(getPerson(accountId)))
    c.set('isApp', tokens.accountOf(token, 'oauth') !== undefined)
    return next()
  })

/**
 * At a Cloud site's own address: e-mail and API token. Whoever gets one of them wrong is anonymous there, which many
 * reads allow: /myself alone proves a token.
 */
export const apiTokenCallers = ({ tokens, faults }: Gatekeeping): MiddlewareHandler<JiraEnv> =>
  createMiddleware<JiraEnv>(async (c, next) => {
    if (bearerOf(c) !== undefined) return c.json({ error: 'Failed to parse Connect Session Auth Token' }, 403)
    const person = personOfBasic(c, tokens)
    c.set('caller', person ? faults.seenAs(person) : anonymous)
    await next()
    if (!person && c.req.header('authorization')) c.header('x-seraph-loginreason', 'AUTHENTICATED_FAILED')
  })

/** A Data Center answers 401 to a token it does not know, whatever was asked; without one, the caller is anonymous. */
export const patCallers = ({ tokens, faults }: Gatekeeping): MiddlewareHandler<JiraEnv> =>
  createMiddleware<JiraEnv>(async (c, next) => {
    const accountId = tokens.accountOf(bearerOf(c) ?? '', 'pat')
    if (!accountId && c.req.header('authorization'))
      return c.html('<html><head><title>Unauthorized (401)</title></head></html>', 401, {
        'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
      })
    c.set('caller', accountId ? faults.seenAs(getPerson(accountId)) : anonymous)
    return next()
  })

const bearerOf = (c: Context): string | undefined =>
  /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]

const personOfBasic = (c: Context, tokens: Tokens): Person | undefined => {
  const packed = /^Basic (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const [email, token] = splitOnce(Buffer.from(packed, 'base64').toString('utf8'))
  const accountId = tokens.accountOf(token, 'api-token')
  const person = accountId === undefined ? undefined : getPerson(accountId)
  return person?.emailAddress?.toLowerCase() === email.toLowerCase() ? person : undefined
}

const splitOnce = (text: string): readonly [string, string] => {
  const at = text.indexOf(':')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
