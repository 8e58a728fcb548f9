import { createContext, useContext } from 'react'
import type { LinkAsking } from './use-link-asking'

/** How links are made and ended; undefined for a reader who may not edit the issue. */
export const PanelLinks = createContext<LinkAsking | undefined>(undefined)

export const usePanelLinks = () => useContext(PanelLinks)
