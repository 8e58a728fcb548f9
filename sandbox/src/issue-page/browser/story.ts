import type { Panel } from '@throughline/shared/panel'
import { isStepId, type StepId, storySteps } from '../../story/steps'
import type { LiveIssue } from './live'
import type { PanelFact, PanelWatch } from './panel-watch'
import { findShownSeconds, noteShownSeconds } from './shown-times'

const patienceMs = 20_000

/** Plays the steps of the story and says how long each took, from the click until the panel showed it. */
export function playStory(watch: PanelWatch, live: LiveIssue): void {
  const card = document.querySelector('.story')
  card?.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button === null || button.getAttribute('aria-disabled') === 'true') return
    const step = button.dataset['step'] ?? ''
    if (button.id === 'start-over') void startOver(live)
    else if (isStepId(step)) void playStep(step, button, watch, live)
  })
  live.onSwap(writeTimes)
  writeTimes()
}

async function playStep(
  step: StepId,
  button: HTMLElement,
  watch: PanelWatch,
  live: LiveIssue,
): Promise<void> {
  const clickedAt = performance.now()
  const before = watch.shown()
  button.setAttribute('aria-disabled', 'true')
  say(workingWords[step])
  const answer = await post(step)
  if (answer?.label === undefined) {
    button.removeAttribute('aria-disabled')
    say('The step did not work. See that npm start still runs, then try again.')
    return live.refresh()
  }
  const { label } = answer
  const [, shownAt] = await Promise.all([
    live.refresh(),
    watch.waitFor(factOf(step, label, before), patienceMs),
  ])
  if (shownAt === undefined) {
    return say(`The panel has not shown it after ${patienceMs / 1000} seconds. Look at the log of npm start.`)
  }
  const seconds = ((shownAt - clickedAt) / 1000).toFixed(1)
  noteShownSeconds(step === 'open' ? label : currentLabel(), step, seconds)
  writeTimes()
  const { after } = storySteps.find(({ id }) => id === step) ?? { after: '' }
  say(`The panel updated ${seconds} s ${after}.`)
}

async function startOver(live: LiveIssue): Promise<void> {
  const label = currentLabel()
  if ((await post('start-over')) === undefined) return say('The story could not start over. Try again.')
  await live.refresh()
  say(label === '' ? '' : `The next step opens a new pull request. ${label} stays on the issue.`)
}

const workingWords: Readonly<Record<StepId, string>> = {
  open: 'Opening the pull request…',
  push: 'Pushing a commit…',
  review: 'Approving…',
  merge: 'Merging…',
  keyless: 'Opening another pull request…',
}

/** What the panel shows once it knows of the step; a merge counts when what shipped is there, too. */
function factOf(step: StepId, label: string, before: Panel | undefined): PanelFact {
  const rowBefore = before && rowOf(before, label)
  if (step === 'keyless') return (panel) => rowOf(panel, label) !== undefined || isSuggested(panel, label)
  return (panel) => {
    const row = rowOf(panel, label)
    if (row === undefined) return false
    if (step === 'open') return true
    if (step === 'push') return row.headSha !== rowBefore?.headSha
    if (step === 'review') return row.reviews.length > (rowBefore?.reviews.length ?? 0)
    return (
      row.state === 'merged' && panel.summaries.some((each) => each.label === label && each.areas.length > 0)
    )
  }
}

const isSuggested = ({ linkSuggestions = [] }: Panel, label: string): boolean =>
  linkSuggestions.some((each) => each.label === label)

const rowOf = ({ repositories }: Panel, label: string) =>
  repositories.flatMap(({ pullRequests }) => pullRequests).find((row) => row.label === label)

async function post(what: string): Promise<{ readonly label?: string } | undefined> {
  const response = await fetch(`/sandbox/story/${what}`, { method: 'POST' }).catch(() => undefined)
  return response?.ok ? response.json() : undefined
}

function writeTimes(): void {
  for (const place of document.querySelectorAll<HTMLElement>('.story .done [data-shown-after]')) {
    const seconds = findShownSeconds(currentLabel(), place.dataset['shownAfter'] ?? '')
    place.textContent = seconds === undefined ? '' : `Shown after ${seconds} s.`
  }
}

const currentLabel = () => document.getElementById('story-steps')?.dataset['pullRequest'] ?? ''

function say(words: string): void {
  const place = document.getElementById('say')
  if (place !== null) place.textContent = words
}
