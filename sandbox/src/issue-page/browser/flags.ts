import { createStore, type Store } from './store'

/** What `showFlag` of @forge/bridge sends. */
export interface Flag {
  readonly id: string
  readonly title?: string
  readonly description?: string
  readonly type?: 'info' | 'success' | 'warning' | 'error'
  readonly isAutoDismiss?: boolean
  readonly actions?: readonly { readonly text: string; readonly onClick: () => void }[]
}

export interface Flags {
  readonly store: Store<readonly Flag[]>
  /** A flag with an id that is already shown takes its place. */
  show(flag: Flag): void
  close(id: string): void
}

const autoDismissMs = 8000

/** The flags in the corner of the page, newest first. */
export function createFlags(): Flags {
  const store = createStore<readonly Flag[]>([])
  const close = (id: string) => store.set(store.get().filter((flag) => flag.id !== id))
  return {
    store,
    close,
    show(flag) {
      store.set([flag, ...store.get().filter(({ id }) => id !== flag.id)])
      if (flag.isAutoDismiss === true) setTimeout(() => close(flag.id), autoDismissMs)
    },
  }
}
