import type { PageSubject } from '../page-data'

export interface LiveIssue {
  /** Fetches the page again and swaps what may have changed; keeps the focus. */
  refresh(): Promise<void>
  /** Calls back after each swap. */
  onSwap(listener: () => void): void
}

/** Follows the issue while the page is open: comments, links, status and story stay current without a reload. */
export function followIssue({ issue }: PageSubject): LiveIssue {
  const listeners: (() => void)[] = []
  const refresh = async () => {
    // The sandbox may be starting anew: then the events come back, too, and with them the next refresh.
    const response = await fetch(window.location.pathname).catch(() => undefined)
    if (!response?.ok) return
    swap(new DOMParser().parseFromString(await response.text(), 'text/html'))
    for (const listener of listeners) listener()
  }
  const source = new EventSource(`/sandbox/issue/${issue.key}/events`)
  let isConnected = false
  source.addEventListener('hello', () => {
    if (isConnected) void refresh()
    isConnected = true
  })
  source.addEventListener('issue', () => void refresh())
  source.addEventListener('git-host', () => void refresh())
  return { refresh, onSwap: (listener) => void listeners.push(listener) }
}

/** Replaces the parts marked `data-live`. Focus stays on an element of the same id, or goes to the part itself. */
function swap(fresh: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const replacement = fresh.getElementById(part.id)
    if (replacement === null) continue
    const focused = part.contains(document.activeElement) ? document.activeElement : null
    part.replaceChildren(...replacement.childNodes)
    for (const { name, value } of replacement.attributes) part.setAttribute(name, value)
    if (focused === null) continue
    part.tabIndex = -1
    const heir = focused.id === '' ? null : document.getElementById(focused.id)
    ;(heir ?? part).focus({ preventScroll: true })
  }
}
