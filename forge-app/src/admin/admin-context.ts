import type { Setup, SiteProject } from '@throughline/shared/setup'
import { createContext, useContext } from 'react'
import type { AdminClient } from './client'
import type { AdminMessages } from './messages/admin-messages'

/** What every part of the page stands on. */
export interface AdminPage {
  readonly client: AdminClient
  readonly setup: Setup
  /** Jira's projects, as this person sees them; empty until they are read. */
  readonly projects: readonly SiteProject[]
  readonly words: AdminMessages
  /** When the setup was read: what times are told from. */
  readonly now: Date
  readonly readAgain: () => Promise<void>
  readonly openSection: (section: Section) => void
}

/** In the order of their tabs. */
export const sections = ['overview', 'connections', 'repositories', 'rules', 'deliveries', 'health'] as const
export type Section = (typeof sections)[number]

export const AdminContext = createContext<AdminPage | undefined>(undefined)

/** Throws outside of a page that has been read. */
export function useAdmin(): AdminPage {
  const page = useContext(AdminContext)
  if (page === undefined) throw new Error('There is no admin page around this.')
  return page
}
