import { Hono } from 'hono'
import { type GitHostEnv, readQuery, type Server } from '../access'
import { notFound } from '../refusal'
import { ContentsQuery } from '../schema'
import { shaOf } from '../sha'

/** GET /contents/{path}: this host keeps the text of CODEOWNERS, and of files that came with it in a commit. */
export const contentsRoutes = (server: Server) =>
  new Hono<GitHostEnv>().get('/:path{.+}', (c) => {
    const { ref } = readQuery(server, c, ContentsQuery)
    const repository = c.get('repository')
    const path = c.req.param('path')
    const commits = server.store
      .pullRequests(repository.id)
      .find((pull) => pull.commits.some(({ sha }) => sha === ref))?.commits
    const changed = commits?.flatMap(({ files }) => files).findLast((file) => file.path === path)
    const text = path === '.github/CODEOWNERS' ? repository.codeOwners : changed?.text
    if (text === undefined) throw notFound()
    const content = Buffer.from(text).toString('base64')
    const size = Buffer.byteLength(text)
    const name = path.slice(path.lastIndexOf('/') + 1)
    return c.json({
      ...{ type: 'file', name, path, size, encoding: 'base64', content },
      ...{ sha: shaOf(text), url: c.req.url, git_url: null, html_url: null, download_url: null },
      _links: { self: c.req.url, git: null, html: null },
    })
  })
