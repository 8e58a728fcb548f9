import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Clock } from '@throughline/companion/clock'
import type { Context } from 'hono'
import type { AnsweringFault } from './jira-fault'
import { serverInfoJson } from './server-info'

/** What the site answers while this goes wrong. */
export const refusalOf = (fault: AnsweringFault, c: Context, clock: Clock): Response => {
  switch (fault.kind) {
    case 'down':
      return c.json({ code: 503, message: 'Service unavailable' }, 503)
    case 'maintenance':
      return c.html(maintenancePage, 503)
    case 'token-refused':
      return c.json({ code: 401, message: 'Unauthorized' }, 401, {
        'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
      })
    case 'captcha':
      return c.html('<h1>Basic Authentication Failure - Reason : AUTHENTICATION_DENIED</h1>', 403, {
        'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
        'x-authentication-denied-reason': `CAPTCHA_CHALLENGE; login-url=${new URL('/login.jsp', c.req.url)}`,
      })
    case 'ip-blocked':
      return c.json({ code: 403, message: ipBlockedWords }, 403)
    case 'redirected':
      return c.redirect(new URL(c.req.path, fault.to).href)
    case 'not-jira':
      return c.html('<!doctype html><title>It works!</title><h1>It works!</h1>')
    case 'too-old': {
      const baseUrl = c.req.url.split('/rest/')[0] ?? ''
      const { version } = fault
      return c.json(serverInfoJson({ baseUrl, version, deploymentType: 'Server', now: clock() }))
    }
    case 'conflict':
      return c.json({ errorMessages: ['The issue was changed at the same time.'], errors: {} }, 409)
    case 'webhook-refused':
      return c.json({ messages: [{ key: 'You do not have permission to manage webhooks.' }] }, 403)
    case 'rate-limited': {
      const resetAt = new Date(clock().getTime() + fault.retryAfterSeconds * 1000)
      return c.json({ errorMessages: ['Rate limit exceeded.'], errors: {} }, 429, {
        'retry-after': String(fault.retryAfterSeconds),
        'ratelimit-reason': fault.reason ?? 'jira-burst-based',
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': resetAt.toISOString(),
      })
    }
  }
}

/** In our own words: what Atlassian really answers is not documented. */
const ipBlockedWords = "Your IP address is not in this site's IP allowlist."

const maintenancePage =
  '<!doctype html><title>Maintenance</title><h1>Jira is in maintenance</h1><p>It will be back soon.</p>'

/** Breaks the connection where there is one; a fake called without a server answers 500. */
export const answerLost = (c: Context): Response => {
  const outgoing: unknown = c.env?.outgoing
  if (
    outgoing &&
    typeof outgoing === 'object' &&
    'destroy' in outgoing &&
    typeof outgoing.destroy === 'function'
  ) {
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }
  return c.json({ errorMessages: ['Internal server error'], errors: {} }, 500)
}
