import type { WhyLinked } from '@throughline/shared/panel'
import type { Wording } from '../wording'
import { reasonInWords } from './reason-in-words'

/** Why a pull request is on the panel: in the row, as the title of the popup, and in a sentence. */
export function createWhyLinkedWords({ day }: Pick<Wording, 'day'>) {
  return {
    row: (why: WhyLinked): string => {
      if (why.place === 'inferred') return `Why linked: ${why.confidence} % match`
      if (why.place === 'person')
        return why.isConfirmed
          ? `Why linked: confirmed by ${why.name ?? 'somebody'}`
          : `Why linked: by ${why.name ?? 'somebody'}`
      return rows[why.place]
    },
    label: (label: string) => `Why ${label} is linked`,
    title: (why: WhyLinked): string => {
      if (why.place === 'inferred') return `Linked by Throughline, ${why.confidence} % sure`
      if (why.place !== 'person') return 'Linked by key'
      return why.isConfirmed ? 'Confirmed by a person' : 'Linked by hand'
    },
    reason: (why: WhyLinked, issueKey: string): string => {
      if (why.place === 'inferred')
        return `Nobody wrote ${issueKey} in this pull request. These signals point to it:`
      if (why.place !== 'person') return reasonInWords(why, issueKey)
      const on = day(new Date(why.at))
      const name = why.name ?? 'Somebody'
      return why.isConfirmed ? `${name} confirmed the suggestion on ${on}.` : `${name} linked it on ${on}.`
    },
    revert: 'This pull request is a revert. A revert never moves the issue to Done.',
    unlink: 'Unlink',
    close: 'Close',
  }
}

const rows = {
  branch: 'Why linked: key in branch',
  title: 'Why linked: key in title',
  description: 'Why linked: key in description',
  commit: 'Why linked: key in a commit',
}
