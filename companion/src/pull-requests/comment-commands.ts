import { IssueKey } from '@throughline/shared/issue-key'

/** What somebody asks for in a comment on a pull request. */
export type CommentCommand =
  | { readonly verb: 'link' | 'unlink'; readonly key: IssueKey }
  | { readonly verb: 'no-issue' }

/** More than these in one comment are a mistake. */
const MOST_COMMANDS = 5
const MOST_CHARACTERS = 65_536

/**
 * The commands in a comment, in turn: each on a line of its own, with nothing else on it. What is quoted, or stands in a
 * block of code, is none.
 */
export const readCommands = (comment: string): readonly CommentCommand[] => {
  const commands: CommentCommand[] = []
  let isInCode = false
  for (const line of comment.slice(0, MOST_CHARACTERS).split('\n')) {
    const text = line.trim()
    if (text.startsWith('```') || text.startsWith('~~~')) isInCode = !isInCode
    const command = isInCode || line.startsWith('    ') ? undefined : commandIn(text)
    if (command) commands.push(command)
    if (commands.length === MOST_COMMANDS) break
  }
  return commands
}

/** As a person would write it again. */
export const inWords = (command: CommentCommand): string =>
  command.verb === 'no-issue' ? '/no-issue' : `/${command.verb} ${command.key}`

const commandIn = (text: string): CommentCommand | undefined => {
  if (!text.startsWith('/')) return undefined
  const [verb, key, ...rest] = text.split(/\s+/)
  if (verb === '/no-issue') return key === undefined ? { verb: 'no-issue' } : undefined
  if (verb !== '/link' && verb !== '/unlink') return undefined
  const parsed = IssueKey.safeParse(key?.toUpperCase())
  return parsed.success && rest.length === 0
    ? { verb: verb === '/link' ? 'link' : 'unlink', key: parsed.data }
    : undefined
}
