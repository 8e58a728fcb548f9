import { timeZone } from './json/user'
import type { Person } from './people'
import { Refusal } from './refusal'
import { may, type Site } from './site'
import type { FakeIssue } from './state'
import { getStatus } from './statuses'

/** Whether the query restricts anything; Cloud refuses one that does not. */
export const isBounded = (jql: string): boolean => clausesOf(jql).length > 0

/**
 * The issues of this query that the caller may see, in its order or newest change first. Knows what the product asks
 * for: restrictions joined by AND, of project, key, id, status category, updated and created. Throws a 400 in Jira's
 * manner for anything else.
 */
export const findByJql = ({ store }: Site, caller: Person, jql: string): readonly FakeIssue[] => {
  const tests = clausesOf(jql).map((clause) => testOf(clause, store.getProject))
  return store
    .issues()
    .filter((issue) => may(caller, 'BROWSE_PROJECTS', issue.projectId))
    .filter((issue) => tests.every((isMet) => isMet(issue)))
    .sort(orderOf(jql))
}

const clausesOf = (jql: string): readonly string[] =>
  jql
    .replace(/\border by\b.*$/is, '')
    .split(/\band\b/i)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')

type Test = (issue: FakeIssue) => boolean

const testOf = (clause: string, getProject: Site['store']['getProject']): Test => {
  const parts = /^"?(\w+)"?\s*(!=|>=|<=|=|>|<|not in\b|in\b)\s*(.+)$/is.exec(clause.replaceAll('\n', ' '))
  if (!parts) throw new Refusal(400, `Error in the JQL Query: ${clause}`)
  const [, field = '', operator = '', value = ''] = parts
  const isNot = operator === '!=' || /^not/i.test(operator)
  const values = value
    .replace(/^\(|\)$/g, '')
    .split(',')
    .map(bare)
  switch (field.toLowerCase()) {
    case 'updated':
      return ({ updatedAt }) => compare(operator, Date.parse(updatedAt), instantOf(bare(value)))
    case 'created':
      return ({ createdAt }) => compare(operator, Date.parse(createdAt), instantOf(bare(value)))
    case 'project': {
      const ids = values.map((each) => getProject(each).id)
      return ({ projectId }) => ids.includes(projectId) !== isNot
    }
    case 'key':
    case 'issuekey':
    case 'issue':
    case 'id':
      return ({ id, key }) => (values.includes(id) || values.includes(key)) !== isNot
    case 'statuscategory':
      return ({ statusId }) => {
        const { category } = getStatus(statusId)
        return values.some((each) => each === category.name || each === category.key) !== isNot
      }
    default:
      throw new Refusal(400, `Field '${field}' does not exist or you do not have permission to view it.`)
  }
}

const bare = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2')

const compare = (operator: string, left: number, right: number): boolean => {
  if (operator === '>=') return left >= right
  if (operator === '<=') return left <= right
  if (operator === '>') return left > right
  return left < right
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** `-5m`, milliseconds since 1970, or a date with or without a time, which Jira reads in the caller's time zone. */
const instantOf = (text: string): number => {
  const relative = /^-(\d+)([mhdw])$/.exec(text)
  if (relative) return Date.now() - Number(relative[1]) * (unitMs[relative[2] ?? ''] ?? 0)
  if (/^\d{10,}$/.test(text)) return Number(text)
  const date = /^(\d{4})[-/](\d{2})[-/](\d{2})(?: (\d{2}):(\d{2}))?$/.exec(text)
  if (!date)
    throw new Refusal(
      400,
      `Date value '${text}' for field 'updated' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
    )
  const [, year, month, day, hour = '00', minute = '00'] = date
  const asUtc = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  return asUtc - offsetMsAt(asUtc)
}

/** How far the people's clocks are ahead of UTC then. */
const offsetMsAt = (instant: number): number => {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${shown.format(instant).replace(' ', 'T')}Z`) - instant
}

const orderOf = (jql: string) => {
  const [, field = 'updated', direction = 'desc'] = /\border by\s+(\w+)\s*(asc|desc)?/i.exec(jql) ?? []
  const sign = direction.toLowerCase() === 'asc' ? 1 : -1
  const keyOf = (issue: FakeIssue): string => {
    if (/^created$/i.test(field)) return issue.createdAt
    return /^updated$/i.test(field) ? issue.updatedAt : issue.id
  }
  return (a: FakeIssue, b: FakeIssue) => sign * (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b)))
}
