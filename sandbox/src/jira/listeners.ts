export type Listener<T> = (value: T) => void

/** Whoever wants to hear of something. `add` returns the way to stop listening. */
export interface Listeners<T> {
  add(listener: Listener<T>): () => void
  tell(value: T): void
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<Listener<T>>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    tell(value) {
      for (const listener of [...listeners]) listener(value)
    },
  }
}
