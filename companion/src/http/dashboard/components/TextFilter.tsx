/** @jsxImportSource hono/jsx */
import { LinkButton, SubmitButton } from './Button'

interface TextFilterProps {
  /** The page that it narrows down; without a filter, the page as it is. */
  readonly path: string
  /** What is looked for now. */
  readonly text: string
  readonly words: {
    readonly label: string
    readonly text: string
    readonly apply: string
    readonly clear: string
  }
}

/** Narrows a list down to what holds a text. */
export function TextFilter({ path, text, words }: TextFilterProps) {
  return (
    <search aria-label={words.label}>
      <form class="filters" method="get" action={path}>
        <div class="w">
          <label class="visually-hidden" for="text">
            {words.text}
          </label>
          <input id="text" name="text" type="search" placeholder={words.text} value={text} />
        </div>
        <SubmitButton>{words.apply}</SubmitButton>
        {text !== '' && (
          <LinkButton look="plain" href={path}>
            {words.clear}
          </LinkButton>
        )}
      </form>
    </search>
  )
}
