import { type FaultyPlace, type FaultyPlaces, openFaultyPlaces } from '../faulty-places/faulty-places'
import { createOwnCompanion, type OwnCompanion, type OwnCompanionOptions } from './own-companion'

export interface Backstage {
  readonly dashboard: OwnCompanion
  /** Empty until they are open. */
  readonly readPlaces: () => readonly FaultyPlace[]
  /** Begins, and lets nobody wait. */
  start(): void
  stop(): Promise<void>
}

/** What starts after the visitor can already play: the places where a connection fails, and the own companion. */
export const createBackstage = (options: OwnCompanionOptions): Backstage => {
  let opening: Promise<FaultyPlaces> | undefined
  let faulty: FaultyPlaces | undefined
  const openPlaces = async () => {
    faulty = await openFaultyPlaces(options.dataFolder)
    return faulty
  }
  const dashboard = createOwnCompanion(options)
  return {
    dashboard,
    readPlaces: () => faulty?.places ?? [],
    start() {
      opening = openPlaces()
      // Its processes trust the places' authority, so that they meet what else is wrong with the certificates.
      opening.then(
        ({ authorityFile }) => dashboard.start({ NODE_EXTRA_CA_CERTS: authorityFile }),
        () => dashboard.start({}),
      )
    },
    async stop() {
      await opening?.catch(() => {})
      await dashboard.stop()
      await faulty?.close()
    },
  }
}
