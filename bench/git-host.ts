import { serveOnLoopback } from '../sandbox/src/serve-on-loopback'
import { answerParent } from './apart'

/** What the host is asked for each of its pull requests, by the end of the address. */
const answerTo = (path: string): unknown => {
  if (path.startsWith('/users/')) return { login: 'mina', name: 'Mina', type: 'User' }
  if (path.endsWith('/reviews')) return [{ user: { login: 'olu', type: 'User' }, state: 'APPROVED' }]
  if (path.endsWith('/commits'))
    return [{ sha: '0a1b2c', commit: { message: 'SHOP-7 Keep the items of a cart' } }]
  return pullRequest(Number(path.split('/').at(-1)))
}

const pullRequest = (number: number) => {
  const repo = { id: 7, full_name: 'acme/shop', private: false }
  return {
    number,
    title: `SHOP-${number} Keep the items of a cart when its session ends`,
    body: 'Nobody has to sign in again.',
    html_url: `http://127.0.0.1/acme/shop/pull/${number}`,
    state: 'open',
    user: { login: 'mina', type: 'User' },
    head: { ref: `fix-${number}`, sha: '0a1b2c', repo },
    base: { ref: 'main', sha: '3d4e5f', repo },
    created_at: '2026-03-02T09:14:11Z',
    updated_at: '2026-03-02T11:40:57Z',
    changed_files: 18,
  }
}

/** A git host that answers at once and remembers nothing, so that a worker soon comes to ask Jira. */
answerParent(async (): Promise<{ readonly url: string }> => {
  const served = await serveOnLoopback((request) => Response.json(answerTo(new URL(request.url).pathname)), 0)
  return { url: served.url }
})
