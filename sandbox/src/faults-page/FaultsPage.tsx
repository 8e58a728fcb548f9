/** @jsxImportSource hono/jsx */
import type { FaultyPlace } from '../faulty-places/faulty-places'
import { Document, type Theme } from '../issue-page/Document'
import {
  type ChosenFaults,
  type FaultChoice,
  gitHostFaultChoices,
  jiraFaultChoices,
  losablePermissions,
} from './fault-choices'

export interface FaultsPageProps {
  readonly theme: Theme
  readonly gitHostUrl: string
  readonly chosen: ChosenFaults
  readonly places: readonly FaultyPlace[]
  /** What the last change did; undefined when the page was only opened. */
  readonly said: string | undefined
}

/** Where a visitor lets things go wrong, to see what Throughline makes of it. */
export function FaultsPage({ theme, gitHostUrl, chosen, places, said }: FaultsPageProps) {
  return (
    <Document title="Faults" theme={theme} gitHostUrl={gitHostUrl}>
      <main id="main" class="front">
        <h1>Faults</h1>
        <p class="subtle">
          Let something go wrong, then play the story or connect in the dashboard: Throughline says what
          happened and what to do, and loses nothing.
        </p>
        <p role="status" id="say">
          {said}
        </p>
        <form method="post" action="/sandbox/faults">
          <div class="cards wide">
            <FaultList name="jira" legend="Jira" choices={jiraFaultChoices} chosen={chosen.jira}>
              <div class="field">
                <label for="permission">The permission that is missing</label>
                <select id="permission" name="permission">
                  {losablePermissions.map((permission) => (
                    <option key={permission} value={permission} selected={permission === chosen.permission}>
                      {wordsOf(permission)}
                    </option>
                  ))}
                </select>
              </div>
            </FaultList>
            <FaultList
              name="gitHost"
              legend="Git host"
              choices={gitHostFaultChoices}
              chosen={chosen.gitHost}
            />
          </div>
          <button type="submit" class="btn primary">
            Let it happen
          </button>
        </form>
        <section aria-labelledby="places-heading" class="places">
          <h2 id="places-heading">Addresses that cannot be connected</h2>
          <p class="subtle">Paste one into the dashboard’s form to read what it says.</p>
          {places.length === 0 ? (
            <p>They open a moment after the start.</p>
          ) : (
            <dl class="values">
              {places.map(({ problem, words, url }) => (
                <div key={problem}>
                  <dt>{words}</dt>
                  <dd>
                    <code>{url}</code>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      </main>
    </Document>
  )
}

interface FaultListProps {
  readonly name: string
  readonly legend: string
  readonly choices: readonly FaultChoice<unknown>[]
  readonly chosen: string
  readonly children?: unknown
}

function FaultList({ name, legend, choices, chosen, children }: FaultListProps) {
  return (
    <fieldset class="card faults">
      <legend>{legend}</legend>
      {choices.map(({ id, words, effect }) => (
        <label key={id}>
          <input type="radio" name={name} value={id} checked={id === chosen} />
          <span>
            {words}
            <span class="small subtle"> {effect}</span>
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  )
}

/** `ADD_COMMENTS` as people read it. */
const wordsOf = (permission: string): string => {
  const words = permission.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
