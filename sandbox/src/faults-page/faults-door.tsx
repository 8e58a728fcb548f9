/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import type { FaultyPlace } from '../faulty-places/faulty-places'
import type { FakeGitHost } from '../git-host/fake-git-host'
import { themeOfRequest } from '../issue-page/view-of-request'
import type { FakeJira } from '../jira/fake-jira'
import { FaultsPage } from './FaultsPage'
import { chooseFaults, chosenFaults, gitHostFaultChoices, jiraFaultChoices } from './fault-choices'

interface FaultsDoorOptions {
  readonly jira: FakeJira
  readonly gitHost: FakeGitHost
  readonly gitHostUrl: string
  readonly readPlaces: () => readonly FaultyPlace[]
}

/** The page, and the form it sends: a POST sets and leads back to the page, which says what was set. */
export function createFaultsDoor({ jira, gitHost, gitHostUrl, readPlaces }: FaultsDoorOptions): Hono {
  const fakes = { jira, gitHost }
  return new Hono()
    .get('/', (c) => {
      const chosen = chosenFaults(fakes)
      const wasSet = c.req.query('set') !== undefined
      const words = [
        jiraFaultChoices.find(({ id }) => id === chosen.jira),
        gitHostFaultChoices.find(({ id }) => id === chosen.gitHost),
      ].flatMap((choice) => (choice && choice.id !== 'none' ? [choice.words] : []))
      return c.html(
        <FaultsPage
          theme={themeOfRequest(c)}
          gitHostUrl={gitHostUrl}
          chosen={chosen}
          places={readPlaces()}
          said={wasSet ? `Now: ${words.join('; ') || 'everything works'}.` : undefined}
        />,
      )
    })
    .post('/', async (c) => {
      chooseFaults(fakes, await c.req.parseBody())
      return c.redirect('/sandbox/faults?set', 303)
    })
}
