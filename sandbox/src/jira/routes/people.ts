import { Hono } from 'hono'
import { userJson } from '../json/user'
import { anonymous, people } from '../people'
import { Refusal } from '../refusal'
import { ExpandQuery, NoQuery, UserQuery, UserSearchQuery } from '../schema'
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

/** GET /user, by account id, and GET /user/search by the beginning of an address, shown or not, or of a name. */
export const userRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/user', (c) => {
      const { accountId } = readQuery(site, c, UserQuery)
      const person = people.find((each) => each.accountId === accountId)
      if (c.get('caller') === anonymous) throw new Refusal(401, 'You are not authenticated.')
      if (!person)
        throw new Refusal(404, 'Specified user does not exist or you do not have permission to view it.')
      return c.json(userJson(site, apiUrlOf(c), person))
    })
    .get('/user/search', (c) => {
      const { query, startAt, maxResults } = readQuery(site, c, UserSearchQuery)
      if (c.get('caller') === anonymous) throw new Refusal(401, 'You are not authenticated.')
      const words = query.toLowerCase()
      const found = people.filter(({ displayName, emailAddress = '' }) =>
        [displayName, emailAddress].some((each) => each.toLowerCase().startsWith(words)),
      )
      const page = found.slice(startAt, startAt + maxResults)
      return c.json(page.map((person) => userJson(site, apiUrlOf(c), person)))
    })
