import { Hono } from 'hono'
import { type GitHostEnv, mayRead, readQuery, type Server } from '../access'
import { userJson } from '../json/user'
import { pageOf } from '../page-links'
import { notFound, Refusal } from '../refusal'
import { NoQuery, PageQuery } from '../schema'
import type { Account, FakeRepository } from '../state'

/** People of this host may write wherever they may read; robots and organizations only read what is public. */
export const accessOf = (account: Account, repository: FakeRepository): 'write' | 'read' | 'none' => {
  if (!mayRead(account, repository)) return 'none'
  return account.type === 'User' ? 'write' : 'read'
}

/** GET /collaborators and /collaborators/{username}/permission, both for those alone who may write. */
export const collaboratorRoutes = (server: Server) =>
  new Hono<GitHostEnv>()
    .get('/', (c) => {
      const query = readQuery(server, c, PageQuery)
      const repository = c.get('repository')
      if (accessOf(c.get('caller'), repository) !== 'write')
        throw new Refusal(403, 'Must have push access to view repository collaborators.')
      const people = server.store.accounts().filter((account) => accessOf(account, repository) === 'write')
      const { items, headers } = pageOf(c, people, query)
      return c.json(
        items.map((account) => ({ ...userJson(server, account), role_name: 'write' })),
        200,
        headers,
      )
    })
    .get('/:login/permission', (c) => {
      readQuery(server, c, NoQuery)
      if (accessOf(c.get('caller'), c.get('repository')) !== 'write')
        throw new Refusal(403, 'Must have push access to view collaborator permission.')
      const account = server.store.findAccount(c.req.param('login'))
      if (!account) throw notFound()
      const permission = accessOf(account, c.get('repository'))
      return c.json({ permission, role_name: permission, user: userJson(server, account) })
    })
