import { Hono } from 'hono'
import type { z } from 'zod'
import { Refusal } from '../refusal'
import { NoQuery, RemoteLinkBody, RemoteLinkDeletion, RemoteLinkQuery } from '../schema'
import {
  apiUrlOf,
  type JiraContext,
  type JiraEnv,
  may,
  readBody,
  readQuery,
  type Site,
  visibleIssue,
} from '../site'
import type { FakeRemoteLink } from '../state'

/** Links from an issue to the web: one for each globalId; what a later POST leaves out becomes null. */
export const remoteLinkRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/issue/:idOrKey/remotelink', (c) => {
      const { globalId } = readQuery(site, c, RemoteLinkQuery)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const links = site.store.remoteLinks(issue.id)
      if (globalId === undefined) return c.json(links.map((link) => remoteLinkJson(apiUrlOf(c), link)))
      return c.json(remoteLinkJson(apiUrlOf(c), getLink(links, globalId)))
    })
    .post('/issue/:idOrKey/remotelink', async (c) => {
      readQuery(site, c, NoQuery)
      const body = await readBody(site, c, RemoteLinkBody)
      const issue = linkableIssue(site, c, c.req.param('idOrKey'))
      const { id, isNew } = site.store.putRemoteLink(issue.id, storedLink(body))
      return c.json({ id, self: selfOf(apiUrlOf(c), issue.id, id) }, isNew ? 201 : 200)
    })
    .delete('/issue/:idOrKey/remotelink', (c) => {
      const { globalId } = readQuery(site, c, RemoteLinkDeletion)
      const issue = linkableIssue(site, c, c.req.param('idOrKey'))
      site.store.deleteRemoteLink(getLink(site.store.remoteLinks(issue.id), globalId))
      return c.body(null, 204)
    })

const linkableIssue = (site: Site, c: JiraContext, idOrKey: string) => {
  const issue = visibleIssue(site, c, idOrKey)
  if (may(c.get('caller'), 'LINK_ISSUES', issue.projectId)) return issue
  throw new Refusal(403, 'You do not have permission to link issues in this project.')
}

const getLink = (links: readonly FakeRemoteLink[], globalId: string): FakeRemoteLink => {
  const found = links.find((link) => link.globalId === globalId)
  if (!found) throw new Refusal(404, 'Remote issue link does not exist.')
  return found
}

const selfOf = (apiUrl: string, issueId: string, id: number) => `${apiUrl}/issue/${issueId}/remotelink/${id}`

const storedLink = (body: z.infer<typeof RemoteLinkBody>): Omit<FakeRemoteLink, 'id' | 'issueId'> => ({
  globalId: body.globalId ?? null,
  application: { type: body.application?.type ?? null, name: body.application?.name ?? null },
  relationship: body.relationship ?? null,
  object: {
    url: body.object.url,
    title: body.object.title,
    summary: body.object.summary ?? null,
    icon: body.object.icon ?? null,
    status: { resolved: body.object.status?.resolved ?? null, icon: body.object.status?.icon ?? null },
  },
})

/** Jira leaves out what is null. */
const remoteLinkJson = (apiUrl: string, { issueId, ...link }: FakeRemoteLink) =>
  withoutNulls({ ...link, self: selfOf(apiUrl, issueId, link.id) })

const withoutNulls = (value: object): object =>
  JSON.parse(JSON.stringify(value, (_key, each: unknown) => (each === null ? undefined : each)))
