import type {
  PastPullRequest,
  Stakeholder,
} from '@throughline/companion/review-history/pull-request-to-review'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { DataFolder } from '../eval-set'

/** A repository's rows in the order of their time. */
export interface RepositoryRows {
  readonly repository: string
  readonly rows: readonly ReviewRow[]
}

export interface ReviewRow extends PastPullRequest {
  readonly id: string
  /** Undefined where the folder does not say: such a row is to be answered, and says nothing of the past. */
  readonly truth: readonly string[] | undefined
}

/** One file is one repository. Throws `CannotMeasure` when there is none, or one that holds something else. */
export async function readRepositories(folder: DataFolder): Promise<readonly RepositoryRows[]> {
  const names = (await folder.names?.()) ?? []
  if (names.length === 0)
    throw new CannotMeasure('The folder holds no file of rows, one for each repository.')
  const repositories: RepositoryRows[] = []
  for (const repository of names)
    repositories.push({ repository, rows: rowsOf(repository, await folder.read(repository)) })
  return repositories
}

const Row = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  t: z.string(),
  author: z.string().nullish(),
  title: z.string().nullish(),
  files: z.array(z.string()).nullish(),
  issue: z.string().nullish(),
  reviewers: z.array(z.string()).nullish(),
  jira: z
    .object({
      reporter: z.string().nullish(),
      assignee: z.string().nullish(),
      participants: z.array(z.tuple([z.string(), z.string()])).nullish(),
    })
    .nullish(),
})
type Row = z.infer<typeof Row>

function rowsOf(repository: string, value: unknown): readonly ReviewRow[] {
  const parsed = z.array(Row).safeParse(value)
  if (!parsed.success)
    throw new CannotMeasure(`The file ${repository} is not a list of rows with an id and a time t.`)
  return parsed.data.map(rowOf).sort(inTime)
}

const rowOf = (row: Row): ReviewRow => ({
  id: row.id,
  author: row.author ?? '',
  title: row.title ?? '',
  paths: row.files ?? [],
  at: new Date(row.t),
  stakeholders: stakeholdersOf(row),
  reviewers: row.reviewers ?? [],
  truth: row.reviewers ?? undefined,
})

/** Who was on the issue by then. Reporter and assignee are those that the data tells of. */
function stakeholdersOf({ issue, jira, t }: Row): readonly Stakeholder[] {
  if (!issue || !jira) return []
  const commenters = (jira.participants ?? []).filter(([, at]) => Date.parse(at) <= Date.parse(t))
  const found: Stakeholder[] = [...new Set(commenters.map(([person]) => person))].map((person) => ({
    person,
    role: 'commenter',
    issueKey: issue,
  }))
  if (jira.reporter) found.push({ person: jira.reporter, role: 'reporter', issueKey: issue })
  if (jira.assignee) found.push({ person: jira.assignee, role: 'assignee', issueKey: issue })
  return found
}

/** Rows of one time stand in an order that their place in the file has no part in. */
const inTime = (one: ReviewRow, other: ReviewRow): number =>
  one.at.getTime() - other.at.getTime() || (contentOf(one) < contentOf(other) ? -1 : 1)

const contentOf = ({ author, title, paths }: ReviewRow) => JSON.stringify([author, title, paths])
