import { createContext, useContext } from 'react'
import { createPanelMessages } from './messages'

/** The panel's strings, told for the reader's time zone once Jira has named it. */
export const PanelWords = createContext(createPanelMessages())

export const usePanelWords = () => useContext(PanelWords)
