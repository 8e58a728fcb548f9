import { Hono } from 'hono'
import * as dataCenter from '../data-center/schema'
import { statusJson } from '../json/issue'
import { Refusal } from '../refusal'
import { NoQuery, TransitionBody, TransitionsQuery } from '../schema'
import { apiUrlOf, type JiraEnv, may, readBody, readQuery, type Site, visibleIssue } from '../site'
import { statuses } from '../statuses'

/** GET and POST /issue/{issueIdOrKey}/transitions. Nothing is offered to somebody who may not move the issue. */
export const transitionRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/issue/:idOrKey/transitions', (c) => {
      const { transitionId } = readQuery(
        site,
        c,
        site.dialect === 'cloud' ? TransitionsQuery : dataCenter.TransitionsQuery,
      )
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const isAllowed = may(c.get('caller'), 'TRANSITION_ISSUES', issue.projectId)
      const offered = isAllowed ? statuses : []
      return c.json({
        expand: 'transitions',
        transitions: offered
          .filter((status) => transitionId === undefined || status.transitionId === transitionId)
          .map((status) => ({
            id: status.transitionId,
            name: status.name,
            to: statusJson(apiUrlOf(c), status),
            hasScreen: false,
            isGlobal: true,
            isInitial: false,
            isAvailable: true,
            isConditional: false,
            looped: false,
          })),
      })
    })
    .post('/issue/:idOrKey/transitions', async (c) => {
      readQuery(site, c, NoQuery)
      const { transition } = await readBody(site, c, TransitionBody)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const status = statuses.find(({ transitionId }) => transitionId === transition.id)
      const isAllowed = may(c.get('caller'), 'TRANSITION_ISSUES', issue.projectId)
      if (!status || !isAllowed)
        throw new Refusal(
          400,
          `It seems that you have tried to perform a workflow operation (${transition.id}) that is not valid for the current state of this issue.`,
        )
      site.store.setStatus(issue.id, status.id, c.get('caller').accountId)
      return c.body(null, 204)
    })
