import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ForgeRuntime } from '../forge-runtime/forge-runtime'
import type { FakeJira } from '../jira/fake-jira'
import type { PageSubject } from './page-data'

const Call = z.object({
  functionKey: z.string().min(1),
  payload: z.unknown().optional(),
  moduleKey: z.string().min(1),
  issueKey: z.string().min(1).optional(),
  accountId: z.string().min(1),
})

/** `POST /`: what `invoke` of the panel and of the admin page sends. Answers `{ value }`, or 500 with the `error` the function threw. */
export function createInvokeDoor(jira: FakeJira, forge: Pick<ForgeRuntime, 'invoke'>): Hono {
  return new Hono().post('/', async (c: Context) => {
    const call = Call.safeParse(await c.req.json().catch(() => undefined))
    if (!call.success) return c.json({ error: 'The call is not complete.' }, 400)
    const { functionKey, payload, moduleKey, issueKey, accountId } = call.data
    const subject = subjectOf(jira, issueKey)
    const isKnown = jira.people.some((person) => person.accountId === accountId)
    if (!isKnown || subject === 'unknown') return c.json({ error: 'There is no such issue or person.' }, 404)
    try {
      const value = await forge.invoke({
        functionKey,
        payload,
        context: { accountId, moduleKey, subject },
      })
      return c.json({ value })
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : String(error) }, 500)
    }
  })
}

function subjectOf(jira: FakeJira, issueKey: string | undefined): PageSubject | undefined | 'unknown' {
  if (issueKey === undefined) return undefined
  const issue = jira.findIssue(issueKey)
  if (issue === undefined) return 'unknown'
  const { id, key } = jira.getProject(issue.projectId)
  return { issue: { id: issue.id, key: issue.key }, project: { id, key } }
}
