import type { NoComment } from '@throughline/shared/panel'

/** Why a merged pull request has no comment on the issue, as sentences. */
export function noCommentInWords(none: NoComment, issueKey: string): string {
  switch (none.because) {
    case 'deleted':
      return `Somebody deleted its comment on ${issueKey}. It stays deleted until it is written again.`
    case 'waiting':
      return `Its comment on ${issueKey} is being written.`
    case 'level-off':
      return 'Comments on merges are off for this project.'
    case 'rule-off':
      return 'Post merge summaries are off for its repository.'
    case 'skipped':
      return `No comment on ${issueKey}. ${none.detail}`
    case 'gave-up':
      return `Its comment on ${issueKey} could not be written. ${none.detail}`
  }
}
