import type { z } from 'zod'
import type { JiraName } from '../issue-pool/jira-name'
import type { StoredIssue } from '../issue-pool/stored-issue'
import { redact } from '../redaction/redact'
import { adfText } from './adf-text'
import { plainLines, plainText } from './plain-text'
import type * as schema from './schema'

/** The fields that an issue is read with when its texts and people matter. */
export const wholeFields = [
  ...[
    'summary',
    'description',
    'status',
    'project',
    'issuetype',
    'priority',
    'assignee',
    'reporter',
    'creator',
  ],
  ...['created', 'updated', 'components', 'labels', 'issuelinks', 'comment'],
] as const

/** What happened longest ago says least. */
const MOST_ACTIVITY = 100
const MOST_CHARACTERS = 20_000

type Whole = z.infer<typeof schema.WholeIssue>

/** The issue as it may be kept: one line of summary, plain text, and no secret that anybody wrote into it. */
export const storedIssueOf = ({ id, key, fields, changelog }: Whole): StoredIssue => ({
  issueId: id,
  projectId: fields.project.id,
  key,
  summary: redact(plainText(fields.summary ?? '')),
  description: redact(plainLines(adfText(fields.description))).slice(0, MOST_CHARACTERS),
  type: fields.issuetype?.name ?? undefined,
  priority: fields.priority?.name ?? undefined,
  status: fields.status?.name ?? '',
  statusCategory: fields.status?.statusCategory?.key ?? '',
  components: (fields.components ?? []).map(({ name }) => plainText(name)),
  labels: (fields.labels ?? []).map(plainText),
  assignee: nameOf(fields.assignee),
  reporter: nameOf(fields.reporter),
  createdAt: dateOf(fields.created),
  updatedAt: dateOf(fields.updated) ?? new Date(0),
  activity: activityOf({ fields, changelog }),
  linkedIssueIds: (fields.issuelinks ?? []).flatMap(
    ({ inwardIssue, outwardIssue }) => inwardIssue?.id ?? outwardIssue?.id ?? [],
  ),
})

/** Cloud has account ids, a Data Center keys and names; nobody for an account without any. */
const nameOf = (person: z.infer<typeof schema.Person> | null | undefined): JiraName | undefined => {
  const id = person?.accountId ?? person?.key ?? person?.name
  if (!person || !id) return undefined
  const login = person.accountId ? undefined : person.name
  return { id, name: plainText(person.displayName ?? id), ...(login && { login }) }
}

const dateOf = (text: string | null | undefined): Date | undefined => {
  const date = new Date(text ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** Who made, changed or commented on it, the latest last. */
const activityOf = ({ fields, changelog }: Pick<Whole, 'fields' | 'changelog'>): StoredIssue['activity'] => {
  const told = [
    { at: fields.created, by: fields.creator },
    ...(changelog?.histories ?? []).map(({ created, author }) => ({ at: created, by: author })),
    ...(fields.comment?.comments ?? []).map(({ created, author }) => ({ at: created, by: author })),
  ]
  return told
    .flatMap(({ at, by }) => {
      const [date, name] = [dateOf(at), nameOf(by)]
      return date && name ? [{ at: date, by: name }] : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(-MOST_ACTIVITY)
}
