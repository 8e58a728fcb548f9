import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { findFreePort } from '../src/database/embedded-port'

/** What somebody does who was sent to the provider. */
export type AtProvider = { readonly account: string } | 'cancels'

/** A real OpenID Connect provider on loopback, with people who need no password. */
export const startOidcProvider = async (redirectUri: string, onPort?: number) => {
  const child = fork(join(__dirname, 'oidc-provider-process.mjs'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = onPort ?? (await findFreePort())
  child.send({ port, redirectUri })
  await once(child, 'message')
  // Another name than the companion's: to a browser, another site.
  const issuer = `http://localhost:${port}`

  /** Follows the way of one browser until it is sent back, and returns the query it is sent back with. */
  const signIn = async (url: string, what: AtProvider): Promise<string> => {
    const cookies = new Map<string, string>()
    let next = new URL(url)
    for (let hop = 0; hop < 10; hop += 1) {
      next = await follow(next, cookies)
      if (next.href.startsWith(redirectUri)) return next.search
      const uid = /^\/interaction\/(?<uid>[\w-]+)/.exec(next.pathname)?.groups?.['uid']
      if (uid !== undefined) next = new URL(answerTo(uid, what), issuer)
    }
    throw new Error('The provider sends its browser round in circles.')
  }

  return {
    issuer,
    signIn,
    async stop() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

/** Where an answer leads, with what it wants to be remembered. */
const follow = async (url: URL, cookies: Map<string, string>): Promise<URL> => {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie: cookieHeader(cookies) } })
  for (const cookie of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
    cookies.set(name, value)
  }
  const location = answer.headers.get('location')
  if (!location) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`)
  return new URL(location, url)
}

const cookieHeader = (cookies: ReadonlyMap<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const answerTo = (uid: string, what: AtProvider) =>
  `/interaction/${uid}/${what === 'cancels' ? 'refuse' : `accept?account=${what.account}`}`
