import { plainText } from '../../jira/plain-text'
import type { LeftOver } from '../../pull-requests/left-over'
import type { PullRequest, ReviewThread } from '../../pull-requests/pull-request'
import { redact } from '../../redaction/redact'
import { isNit } from './is-nit'

/** What reviewers asked for and nobody has settled: no nits, praise, notes of the author's own, bots, answered questions. */
export const commentsLeft = (
  { author }: Pick<PullRequest, 'author'>,
  threads: readonly ReviewThread[],
): readonly LeftOver[] =>
  threads.flatMap((thread): readonly LeftOver[] => {
    const { id, path, line, first } = thread
    if (!isLeft(thread, author.login)) return []
    return [
      {
        ...{ key: `comment ${id}`, kind: 'comment', path, line, url: first.url, by: first.author.name },
        text: redact(plainText(first.text)).trim(),
        standing: 'left',
      },
    ]
  })

const isLeft = ({ isResolved, first, last }: ReviewThread, author: string): boolean => {
  if (isResolved || first.author.isBot || first.author.login === author || isNit(first.text)) return false
  return !(isQuestion(first.text) && last.author.login === author)
}

const isQuestion = (text: string): boolean => /\?[^\p{L}\p{N}]{0,20}$/u.test(text.trimEnd())
