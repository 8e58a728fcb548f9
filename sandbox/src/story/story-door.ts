import { Hono } from 'hono'
import type { FakeJira } from '../jira/fake-jira'
import { getStatus } from '../jira/statuses'
import type { OwnCompanion } from '../own-companion/own-companion'
import { cast, isStepId } from './steps'
import type { Story } from './story'

/**
 * `POST /start-over`, which takes the issue back to work and empties the dashboard's companion, too, and `POST /:step`. A step answers with the pull
 * request's `label` after its webhooks were answered.
 */
export function createStoryDoor(
  story: Story,
  jira: FakeJira,
  dashboard: Pick<OwnCompanion, 'startOver'>,
): Hono {
  return new Hono()
    .post('/start-over', async (c) => {
      await story.startOver()
      // A rule may have moved it; whoever tells the story again moves it back.
      const issue = jira.findIssue(cast.issue)
      if (issue && issue.statusId !== atWork.id) jira.setStatus(issue.key, atWork.name)
      // It takes seconds, and the story does not need it.
      void dashboard.startOver().catch(() => {})
      return c.json({})
    })
    .post('/:step', async (c) => {
      const step = c.req.param('step')
      if (!isStepId(step)) return c.notFound()
      const pullRequest = await story.play(step)
      if (pullRequest === undefined) return c.json({ error: 'Another step is next.' }, 409)
      return c.json({ label: `#${pullRequest.number}` })
    })
}

const atWork = getStatus('In Progress')
