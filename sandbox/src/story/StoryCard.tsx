/** @jsxImportSource hono/jsx */
import { adminPath } from '../issue-page/AdminPage'
import { storySteps } from './steps'
import type { StepState, StoryState } from './story'

/** The card "Play the story"; the page's script plays the buttons and fills in how long the panel took. */
export function StoryCard({ story }: { readonly story: StoryState }) {
  return (
    <section class="card story" aria-labelledby="story-heading">
      <div class="row between">
        <h2 id="story-heading">Play the story</h2>
        <button type="button" class="btn plain compact" id="start-over">
          Start over
        </button>
      </div>
      <p class="small subtle">Each step sends the real, signed webhook. Watch the panel.</p>
      <p class="small subtle">
        With the rule <a href={adminPath}>Move issues</a>, which an admin turns on, the merge moves the issue
        to Done, too.
      </p>
      <ol id="story-steps" data-live data-pull-request={labelOf(story)}>
        {storySteps.map((step, position) => {
          const state = story.steps[position]?.state ?? 'later'
          return (
            <li key={step.id} class={state} aria-current={state === 'next' ? 'step' : undefined}>
              <span class="number" aria-hidden="true">
                {state === 'done' ? <CheckMark /> : position + 1}
              </span>
              <div>
                <p class={state === 'later' ? 'subtle' : 'strong'}>
                  {step.title}
                  {state === 'done' && <span class="visually-hidden">, done</span>}
                </p>
                <p class="small subtle">
                  {step.words} <span data-shown-after={step.id} />
                </p>
                {state !== 'done' && <StepButton id={step.id} words={step.button} state={state} />}
              </div>
            </li>
          )
        })}
      </ol>
      <p role="status" class="small subtle" id="say" />
    </section>
  )
}

const CheckMark = () => (
  <svg
    aria-hidden="true"
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
  >
    <path d="m3.5 8.5 3 3 6-7" />
  </svg>
)

interface StepButtonProps {
  readonly id: string
  readonly words: string
  readonly state: StepState
}

function StepButton({ id, words, state }: StepButtonProps) {
  if (state === 'next') {
    return (
      <button type="button" class="btn primary compact" id="next-step" data-step={id}>
        {words}
      </button>
    )
  }
  return (
    <button type="button" class="btn compact" aria-disabled="true">
      {words}
    </button>
  )
}

const labelOf = ({ pullRequest }: StoryState) => (pullRequest === undefined ? '' : `#${pullRequest.number}`)
