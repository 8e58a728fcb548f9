import type { BridgeEvents } from './bridge-events'
import { colorModeOnPage } from './theme'

/** Theme, width and person: kept in a cookie, so that the server draws the page that way next time. */
export function bindViewControls(events: BridgeEvents): void {
  for (const control of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-view]')) {
    control.addEventListener('change', () => {
      const { view } = control.dataset
      if (view === undefined) return
      // biome-ignore lint/suspicious/noDocumentCookie: a plain cookie is what the server reads on the next request
      document.cookie = `${view}=${encodeURIComponent(control.value)}; path=/; max-age=31536000; samesite=strict`
      if (view === 'person') window.location.reload()
      if (view === 'width') document.getElementById('panel')?.setAttribute('data-width', control.value)
      if (view === 'theme') {
        document.documentElement.dataset['colorMode'] = control.value
        events.emit('FORGE_CORE_THEME_CHANGED', { theme: { colorMode: colorModeOnPage() } })
      }
    })
  }
}
