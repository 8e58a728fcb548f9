import type { WhyWritten } from '@throughline/shared/panel'

/** Where the key of an issue stands in a pull request, as one sentence; a key that Jira has moved since is named as it was written. */
export function reasonInWords(why: WhyWritten, issueKey: string): string {
  const isMoved = why.writtenKey.toUpperCase() !== issueKey.toUpperCase()
  return isMoved ? reasonForMoved(why, issueKey) : reasonForWritten(why, issueKey)
}

function reasonForWritten(why: WhyWritten, issueKey: string): string {
  switch (why.place) {
    case 'branch':
      return `${issueKey} is written in the branch ${why.branch}.`
    case 'title':
      return `${issueKey} is written in the title.`
    case 'description':
      return why.closingWord === undefined
        ? `${issueKey} is written in the description.`
        : `The description says “${why.closingWord} ${issueKey}”.`
    case 'commit':
      return `${issueKey} is written in commit ${why.sha.slice(0, 7)}: ${why.subject.replace(/\.$/, '')}.`
  }
}

function reasonForMoved(why: WhyWritten, issueKey: string): string {
  const { writtenKey } = why
  switch (why.place) {
    case 'branch':
      return `${writtenKey} is written in the branch; Jira moved it to ${issueKey}.`
    case 'title':
      return `${writtenKey} is written in the title; Jira moved it to ${issueKey}.`
    case 'description':
      return `${writtenKey} is written in the description; Jira moved it to ${issueKey}.`
    case 'commit':
      return `${writtenKey} is written in commit ${why.sha.slice(0, 7)}; Jira moved it to ${issueKey}.`
  }
}
