import { Hono } from 'hono'
import type { OwnCompanion } from '../own-companion/own-companion'
import { isStepId } from './steps'
import type { Story } from './story'

/**
 * `POST /start-over`, which empties the dashboard's companion, too, and `POST /:step`. A step answers with the pull
 * request's `label` after its webhooks were answered.
 */
export function createStoryDoor(story: Story, dashboard: Pick<OwnCompanion, 'startOver'>): Hono {
  return new Hono()
    .post('/start-over', async (c) => {
      await story.startOver()
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
