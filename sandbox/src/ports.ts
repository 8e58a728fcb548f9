import { findFreePort } from '@throughline/companion/database/embedded-port'

/** Where the parts of the sandbox listen, all on 127.0.0.1. */
export interface Ports {
  readonly jira: number
  readonly gitHost: number
  readonly companion: number
  /** The self-managed companion with the dashboard. */
  readonly ownCompanion: number
}

/** Four in a row from the first; free ones anywhere for 0. */
export const portsFrom = async (first: number): Promise<Ports> => {
  if (first > 0) return { jira: first, gitHost: first + 1, companion: first + 2, ownCompanion: first + 3 }
  return {
    jira: await findFreePort(),
    gitHost: await findFreePort(),
    companion: await findFreePort(),
    ownCompanion: await findFreePort(),
  }
}
