import { Hono } from 'hono'
import { userJson } from '../json/user'
import { anonymous } from '../people'
import { Refusal } from '../refusal'
import { ExpandQuery, NoQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site } from '../site'

/** GET /myself: the one call that proves a token. Shows one's own address, where it is not hidden. */
export const peopleRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/myself', (c) => {
    readQuery(site, c, site.dialect === 'cloud' ? ExpandQuery : NoQuery)
    const caller = c.get('caller')
    if (caller === anonymous) throw new Refusal(401, 'Client must be authenticated to access this resource.')
    const { emailAddress } = caller
    return c.json({
      ...userJson(site, apiUrlOf(c), caller),
      ...(emailAddress && { emailAddress }),
      locale: 'en_GB',
    })
  })
