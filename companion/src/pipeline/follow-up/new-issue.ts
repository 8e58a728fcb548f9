import type { FieldAnswer, SettingsOf } from '@throughline/shared/rule-settings'
import type { FollowUpPlan } from '../../features/follow-up-tools'
import type { Hindrance } from '../../follow-ups/follow-ups'
import type { Issue } from '../../issues/issues'
import type { IssueType, NewIssue } from '../../jira/creating'
import { type FilledScreen, fillFields } from '../../jira/fill-fields'
import type { Jira } from '../../jira/jira'

interface Wanted {
  readonly plan: FollowUpPlan
  readonly original: Issue
  readonly marker: string
  readonly assignee: string | undefined
  readonly settings: SettingsOf<'create-follow-ups'>
  /** What somebody filled in for this one alone: it goes before those of the rule. */
  readonly answers: readonly FieldAnswer[]
}

/** What is written anyway, and who reported it, which is seldom ours to say. */
const ownFields = ['project', 'issuetype', 'summary', 'description', 'reporter', 'labels']

/** The issue as its project wants it, or what is in the way. */
export const newIssueOf = async (
  jira: Jira,
  { plan, original, marker, assignee, settings, answers }: Wanted,
): Promise<NewIssue | Hindrance> => {
  const { projectId, key } = original
  const project = `the project ${key.slice(0, key.lastIndexOf('-'))}`
  const type = typeOf(await jira.listIssueTypes(projectId), settings.issueType)
  if (typeof type === 'string') return { reason: type.replace('PROJECT', project), missing: [] }
  const shown = await jira.listCreateFields(projectId, type.id)
  const asked = shown.filter(({ id }) => !ownFields.includes(id))
  const screen = fillFields(asked, [...answers, ...settings.answers])
  if (screen.kind !== 'filled') return hindranceOf(project, screen)
  return {
    ...{ projectId, issueTypeId: type.id, summary: plan.summary, document: plan.document(key), marker },
    labels: shown.some(({ id }) => id === 'labels') ? settings.labels : [],
    assignee: shown.some(({ id }) => id === 'assignee') && !isAnswered(screen) ? assignee : undefined,
    filled: screen.filled,
  }
}

/** What somebody has answered goes before what we know. */
const isAnswered = ({ filled }: Extract<FilledScreen, { kind: 'filled' }>) =>
  filled.some(({ field }) => field.id === 'assignee')

/** The type of this name, or why there is none. */
const typeOf = (types: readonly IssueType[], wanted: string): IssueType | string => {
  if (types.length === 0) return 'Throughline may not create issues in PROJECT'
  const isMeant = ({ name, isSubtask }: IssueType) =>
    !isSubtask && name.toLowerCase() === wanted.toLowerCase()
  return types.find(isMeant) ?? `PROJECT has no issue type “${wanted}”`
}

/** More fit into no list that people choose from. */
const MOST_CHOICES = 300

const hindranceOf = (
  project: string,
  { kind, fields }: Exclude<FilledScreen, { kind: 'filled' }>,
): Hindrance => {
  const quoted = fields.map(({ name }) => `“${name}”`).join(', ')
  const names = `${fields.length === 1 ? 'the field' : 'the fields'} ${quoted}`
  return {
    reason: kind === 'missing' ? `${project} requires ${names}` : `the answer for ${names} does not fit`,
    missing: fields.map(({ allowed, ...field }) => ({ ...field, allowed: allowed.slice(0, MOST_CHOICES) })),
  }
}
