import type { Todo } from './todo'

type Metadata = Pick<Todo, 'body' | 'labels' | 'assignees' | 'milestone' | 'issueUrl'>

/**
 * What the comment lines below a to-do say: `labels:`, `assignees:`, `milestone:` and `Issue URL:`, and all others as
 * its body. Source: the comment format of alstr/todo-to-issue-action.
 */
export const metadataOf = (lines: readonly string[]): Metadata => {
  if (lines.length === 0) return none
  const read = lines.map((line) => ({ line, field: field.exec(line) }))
  const sayingOf = (name: string) =>
    read.find((one) => one.field?.[1]?.toLowerCase() === name)?.field?.[2]?.trim()
  return {
    body: read.filter((one) => !one.field).map(({ line }) => line.replace(/^BODY /, '')),
    labels: namesIn(sayingOf('labels')),
    assignees: namesIn(sayingOf('assignees')),
    milestone: sayingOf('milestone') || undefined,
    issueUrl: sayingOf('issue url') || undefined,
  }
}

const none: Metadata = { body: [], labels: [], assignees: [], milestone: undefined, issueUrl: undefined }

const field = /^(labels|assignees|milestone|issue url):(.*)$/i

const namesIn = (list = '') =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
