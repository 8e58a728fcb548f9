type Listener = (payload: unknown) => void

export interface BridgeEvents {
  emit(event: string, payload?: unknown): void
  on(event: string, listener: Listener): { readonly unsubscribe: () => void }
}

/** Events between the page and the panel, as @forge/bridge passes them on. */
export function createBridgeEvents(): BridgeEvents {
  const listeners = new Map<string, Set<Listener>>()
  return {
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload)
    },
    on(event, listener) {
      const ofEvent = listeners.get(event) ?? new Set()
      listeners.set(event, ofEvent.add(listener))
      return { unsubscribe: () => void ofEvent.delete(listener) }
    },
  }
}
