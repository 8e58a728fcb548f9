import type { Records } from './records'
import type { FakeRemoteLink } from './state'

/** Links from issues to the web. */
export function createRemoteLinkStore(records: Records) {
  const changed = (issueId: string) => records.changes.tell({ issueId, what: 'remote-links' })
  const remoteLinks = (issueId: string): readonly FakeRemoteLink[] =>
    records.state().remoteLinks.filter((link) => link.issueId === issueId)

  return {
    remoteLinks,

    /** A link with the same globalId takes the old one's place, and its id. */
    putRemoteLink(issueId: string, link: Omit<FakeRemoteLink, 'id' | 'issueId'>) {
      const { globalId } = link
      const found =
        globalId === null ? undefined : remoteLinks(issueId).find((each) => each.globalId === globalId)
      const put: FakeRemoteLink = { id: found?.id ?? records.nextId(), issueId, ...link }
      if (found) Object.assign(found, put)
      if (!found) records.state().remoteLinks.push(put)
      changed(issueId)
      return { id: put.id, isNew: !found }
    },

    deleteRemoteLink(link: FakeRemoteLink) {
      const state = records.state()
      state.remoteLinks = state.remoteLinks.filter((each) => each !== link)
      changed(link.issueId)
    },
  }
}
