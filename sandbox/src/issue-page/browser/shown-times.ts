const keyOf = (label: string, step: string) => `throughline-shown ${label} ${step}`

/** Keeps a measured time for as long as the tab is open. */
export const noteShownSeconds = (label: string, step: string, seconds: string): void =>
  sessionStorage.setItem(keyOf(label, step), seconds)

export const findShownSeconds = (label: string, step: string): string | undefined =>
  sessionStorage.getItem(keyOf(label, step)) ?? undefined
