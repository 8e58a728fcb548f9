/** @jsxImportSource hono/jsx */
import type { Theme } from './Document'
import type { PersonView } from './issue-view'
import { personalPath } from './personal-path'

export type PanelWidth = '320' | '480' | '760' | 'full'

export interface ViewCardProps {
  readonly theme: Theme
  readonly width: PanelWidth
  readonly person: PersonView
  readonly people: readonly PersonView[]
  /** On a page that has no panel. */
  readonly isWithoutWidth?: boolean
}

/** How to look at the page: as whom, how wide, in which theme. The page's script makes the choices work. */
export function ViewCard({ theme, width, person, people, isWithoutWidth = false }: ViewCardProps) {
  return (
    <section class="card view" aria-labelledby="view-heading">
      <h2 id="view-heading">View</h2>
      <div class="field">
        <label for="person">Person</label>
        <select id="person" data-view="person">
          {people.map(({ accountId, displayName, remark }) => (
            <option key={accountId} value={accountId} selected={accountId === person.accountId}>
              {remark === undefined ? displayName : `${displayName}, ${remark}`}
            </option>
          ))}
        </select>
        <a href={personalPath}>Personal settings</a>
      </div>
      {!isWithoutWidth && (
        <Choices name="width" legend="Width of the panel" choices={widths} chosen={width} />
      )}
      <Choices name="theme" legend="Theme" choices={themes} chosen={theme} />
    </section>
  )
}

interface ChoicesProps {
  readonly name: string
  readonly legend: string
  readonly choices: readonly { readonly value: string; readonly words: string }[]
  readonly chosen: string
}

function Choices({ name, legend, choices, chosen }: ChoicesProps) {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <div class="choices">
        {choices.map(({ value, words }) => (
          <label key={value}>
            <input
              class="visually-hidden"
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              data-view={name}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const widths = [
  { value: '320', words: '320' },
  { value: '480', words: '480' },
  { value: '760', words: '760' },
  { value: 'full', words: 'Full' },
]

const themes = [
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
  { value: 'auto', words: 'Auto' },
]
