import type { SyntheticEvent } from 'react'

const handlerNames = ['onClick', 'onChange', 'onBlur', 'onFocus', 'onInput'] as const

type Handler = (event: unknown) => void

/**
 * The event handlers among some props, given what they get in Jira: a plain copy of the event, because there it crosses
 * a frame. A panel that reaches for more than that fails here, too.
 */
export function plainHandlersOf(props: Readonly<Record<string, unknown>>): Readonly<Record<string, Handler>> {
  const handlers: Record<string, Handler> = {}
  for (const name of handlerNames) {
    const handler = props[name]
    if (typeof handler !== 'function') continue
    handlers[name] = (event) => handler(isEvent(event) ? plainCopyOf(event) : event)
  }
  return handlers
}

const isEvent = (value: unknown): value is SyntheticEvent =>
  typeof value === 'object' && value !== null && 'nativeEvent' in value

function plainCopyOf({ type, bubbles, cancelable, defaultPrevented, timeStamp, target }: SyntheticEvent) {
  const { value, checked, name, id, tagName, type: inputType } = target as HTMLInputElement
  return {
    type,
    bubbles,
    cancelable,
    defaultPrevented,
    timeStamp,
    target: { value, checked, name, id, tagName, type: inputType },
  }
}
