import { Hono } from 'hono'
import { userJson } from '../json/user'
import { ExpandQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site } from '../site'

/** GET /myself: the one call that proves a token. */
export const peopleRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/myself', (c) => {
    readQuery(site, c, ExpandQuery)
    return c.json({ ...userJson(site, apiUrlOf(c), c.get('caller')), locale: 'en_GB' })
  })
