/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { themeOfRequest } from '../issue-page/view-of-request'
import { DashboardPage } from './DashboardPage'
import type { OwnCompanion } from './own-companion'
import { createValuesToTry, type ValuesOptions } from './values-to-try'

interface DashboardDoorOptions extends ValuesOptions {
  readonly gitHostUrl: string
  readonly dashboard: Pick<OwnCompanion, 'makeSignInLink'>
}

/** The page with the values to try, and the way in: a POST makes a sign-in link and leads to it. */
export function createDashboardDoor({ gitHostUrl, dashboard, ...options }: DashboardDoorOptions): Hono {
  const values = createValuesToTry(options)
  const page = (c: Context, problem?: string) =>
    c.html(
      <DashboardPage
        theme={themeOfRequest(c)}
        gitHostUrl={gitHostUrl}
        values={values.read()}
        problem={problem}
      />,
      problem === undefined ? 200 : 503,
    )
  return new Hono()
    .get('/', (c) => page(c))
    .post('/open', async (c) => {
      try {
        return c.redirect(await dashboard.makeSignInLink(), 303)
      } catch (error) {
        return page(
          c,
          `The dashboard could not start: ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    })
}
