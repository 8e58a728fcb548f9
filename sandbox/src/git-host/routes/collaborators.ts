import { Hono } from 'hono'
import { type GitHostEnv, mayRead, readQuery, type Server } from '../access'
import { userJson } from '../json/user'
import { notFound } from '../refusal'
import { NoQuery } from '../schema'
import type { Account, FakeRepository } from '../state'

/** People of this host may write wherever they may read; robots and organizations only read what is public. */
export const accessOf = (account: Account, repository: FakeRepository): 'write' | 'read' | 'none' => {
  if (!mayRead(account, repository)) return 'none'
  return account.type === 'User' ? 'write' : 'read'
}

/** GET /collaborators/{username}/permission. */
export const collaboratorRoutes = (server: Server) =>
  new Hono<GitHostEnv>().get('/:login/permission', (c) => {
    readQuery(server, c, NoQuery)
    const account = server.store.findAccount(c.req.param('login'))
    if (!account) throw notFound()
    const permission = accessOf(account, c.get('repository'))
    return c.json({ permission, role_name: permission, user: userJson(server, account) })
  })
