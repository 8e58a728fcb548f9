import { Hono } from 'hono'
import * as dataCenter from '../data-center/schema'
import { transitionJson } from '../json/transition'
import { Refusal } from '../refusal'
import { NoQuery, TransitionBody, TransitionsQuery } from '../schema'
import { readScreen } from '../screen-values'
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
import type { FakeIssue } from '../state'
import { type Transition, transitionsOf } from '../workflow'

/** GET and POST /issue/{issueIdOrKey}/transitions. Nothing is offered to somebody who may not move the issue. */
export const transitionRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/issue/:idOrKey/transitions', (c) => {
      const { transitionId, expand } = readQuery(
        site,
        c,
        site.dialect === 'cloud' ? TransitionsQuery : dataCenter.TransitionsQuery,
      )
      const withFields = expand?.split(',').includes('transitions.fields') ?? false
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      return c.json({
        expand: 'transitions',
        transitions: offeredTo(site, c, issue)
          .filter(({ id }) => transitionId === undefined || id === transitionId)
          .map((transition) => transitionJson(site, apiUrlOf(c), transition, withFields)),
      })
    })
    .post('/issue/:idOrKey/transitions', async (c) => {
      readQuery(site, c, NoQuery)
      const { transition: asked, fields = {}, historyMetadata } = await readBody(site, c, TransitionBody)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const transition = offeredTo(site, c, issue).find(({ id }) => id === asked.id)
      if (!transition)
        throw new Refusal(
          400,
          `It seems that you have tried to perform a workflow operation (${asked.id}) that is not valid for the current state of this issue.`,
        )
      const screen = readScreen(transition, fields)
      if ('errors' in screen) throw new Refusal(400, '', screen.errors)
      site.store.moveStatus(issue.id, {
        status: transition.to.id,
        by: c.get('caller').accountId,
        values: screen.values,
        metadata: historyMetadata,
      })
      return c.body(null, 204)
    })

const offeredTo = (site: Site, c: JiraContext, issue: FakeIssue): readonly Transition[] =>
  may(c.get('caller'), 'TRANSITION_ISSUES', issue.projectId)
    ? transitionsOf(site.workflowOf(issue.projectId), issue)
    : []
