import { createContext } from 'react'

/** What tells a screen reader that a button opens a popup, from the popup to the button in its `trigger`. */
export const TriggerProps = createContext<Readonly<Record<string, unknown>>>({})
