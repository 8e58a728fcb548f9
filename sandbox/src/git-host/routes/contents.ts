import { Hono } from 'hono'
import { type GitHostEnv, readQuery, type Server } from '../access'
import { notFound } from '../refusal'
import { ContentsQuery } from '../schema'
import { shaOf } from '../sha'

/** GET /contents/{path}: of all files, this host keeps the text of CODEOWNERS alone. */
export const contentsRoutes = (server: Server) =>
  new Hono<GitHostEnv>().get('/:path{.+}', (c) => {
    readQuery(server, c, ContentsQuery)
    const { codeOwners } = c.get('repository')
    const path = c.req.param('path')
    if (codeOwners === undefined || path !== '.github/CODEOWNERS') throw notFound()
    const content = Buffer.from(codeOwners).toString('base64')
    const size = Buffer.byteLength(codeOwners)
    return c.json({
      ...{ type: 'file', name: 'CODEOWNERS', path, size, encoding: 'base64', content },
      ...{ sha: shaOf(codeOwners), url: c.req.url, git_url: null, html_url: null, download_url: null },
      _links: { self: c.req.url, git: null, html: null },
    })
  })
