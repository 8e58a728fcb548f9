import { setTimeout as sleep } from 'node:timers/promises'
import { mina } from '../sandbox/src/jira/people'

/**
 * Plays one step: its webhook is accepted before the story answers. Returns the milliseconds from then until the panel's
 * function shows what the step did. Throws when it does not within 30 seconds.
 */
export const playStep = async (site: string, step: string): Promise<number> => {
  const before = await readPanel(site)
  const { label } = (await (await post(`${site}/sandbox/story/${step}`, {})).json()) as { label: string }
  const acceptedAt = performance.now()
  const was = rowIn(before, label)
  for (;;) {
    const now = await readPanel(site)
    if (shows(step, now, label, was)) return performance.now() - acceptedAt
    if (performance.now() - acceptedAt > 30_000) throw new Error(`The panel never showed the step "${step}".`)
    await sleep(5)
  }
}

/** The pull request and all that came of it go; the next telling begins with the first step. */
export const startOver = (site: string) => post(`${site}/sandbox/story/start-over`, {})

interface Shown {
  readonly panel?: {
    readonly repositories: readonly { readonly pullRequests: readonly Row[] }[]
    readonly summaries: readonly { readonly label: string; readonly isPosted: boolean }[]
  }
}

interface Row {
  readonly label: string
  readonly state: string
  readonly headSha: string
  readonly reviews: readonly unknown[]
}

const rowIn = ({ panel }: Shown, label: string) =>
  panel?.repositories.flatMap(({ pullRequests }) => pullRequests).find((row) => row.label === label)

const shows = (step: string, now: Shown, label: string, was: Row | undefined): boolean => {
  const row = rowIn(now, label)
  if (!row) return false
  if (step === 'push') return row.headSha !== was?.headSha
  if (step === 'review') return row.reviews.length > 0
  if (step === 'merge')
    return (
      row.state === 'merged' &&
      (now.panel?.summaries.some((one) => one.label === label && one.isPosted) ?? false)
    )
  return true
}

const readPanel = async (site: string): Promise<Shown> => {
  const call = {
    functionKey: 'readPanel',
    moduleKey: 'pr-panel',
    issueKey: 'SHOP-7',
    accountId: mina.accountId,
  }
  const response = await post(`${site}/sandbox/invoke`, call)
  return ((await response.json()) as { readonly value: Shown }).value
}

const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(body),
  })
