export type ColorMode = 'light' | 'dark'

/** What the page shows at this moment; `auto` has become what the system prefers. */
export function colorModeOnPage(): ColorMode {
  const mode = document.documentElement.dataset['colorMode']
  if (mode === 'light' || mode === 'dark') return mode
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
