/** The page that the panel stands on, as far as reading depends on it. */
export interface Page {
  isVisible(): boolean
  /** Calls back whenever the page comes into view again, until the returned function is called. */
  onVisible(callback: () => void): () => void
}

/** The browser's own page. Where there is none (a web worker), the panel counts as seen. */
export const browserPage: Page = {
  isVisible: () => globalThis.document?.visibilityState !== 'hidden',
  onVisible: (callback) => {
    const changed = () => {
      if (browserPage.isVisible()) callback()
    }
    globalThis.document?.addEventListener('visibilitychange', changed)
    return () => globalThis.document?.removeEventListener('visibilitychange', changed)
  },
}
