import type { AskingPullRequest } from '@throughline/companion/link-scoring/asked'
import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import { personOf } from '@throughline/companion/link-scoring/people'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'

/** One pull request of the set, and what is expected of it where the folder says so. */
export interface LinkCase {
  readonly id: string | number
  readonly project: string
  readonly repository: string
  readonly kind: 'keyed' | 'organic' | 'negative' | undefined
  readonly isHard: boolean | undefined
  readonly asking: AskingPullRequest
  readonly openedAt: Date
  readonly poolAt: Date
  /** Undefined where the folder does not tell. */
  readonly truth: readonly string[] | undefined
  readonly alsoMentioned: readonly string[]
  readonly excluded: readonly string[]
}

/** An issue as the folder records it, with the time in which it counts as open. */
export interface LinkIssue {
  readonly project: string
  readonly issue: RecordedIssue
  readonly poolFrom: Date
  readonly poolTo: Date | undefined
  /** Keys of issues that Jira links it with, at whatever time; nothing is decided from them. */
  readonly linkedWith: readonly string[]
}

export function readCases(value: unknown): readonly LinkCase[] {
  return rowsOf(value, Case, 'cases').map((row) => ({
    id: row.id,
    project: row.project,
    repository: row.repo ?? row.project,
    kind: row.kind ?? undefined,
    isHard: row.hard ?? undefined,
    asking: {
      title: row.pr.title,
      body: row.pr.body,
      branch: row.pr.branch,
      author: personOf(row.pr.author, row.pr.authorLogin),
      commits: row.pr.commits,
      paths: row.pr.files,
      patch: row.pr.patch,
    },
    openedAt: new Date(row.pr.createdAt),
    poolAt: new Date(row.poolAt ?? row.pr.createdAt),
    truth: row.truth ?? undefined,
    alsoMentioned: row.alsoMentioned,
    excluded: row.excluded,
  }))
}

export function readIssues(value: unknown): readonly LinkIssue[] {
  return rowsOf(value, Issue, 'issues').map((row) => ({
    project: row.project,
    issue: {
      key: row.key,
      summary: row.summary,
      description: row.description,
      type: row.type ?? undefined,
      components: row.components,
      labels: row.labels,
      assignee: row.assignee,
      reporter: row.reporter,
      createdAt: row.created,
      activity: row.activity,
    },
    poolFrom: new Date(row.poolFrom),
    poolTo: row.poolTo,
    linkedWith: row.links,
  }))
}

/** Absent and null are alike. */
const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '')
const Texts = z
  .array(z.string())
  .nullish()
  .transform((texts) => texts ?? [])
const Time = z
  .string()
  .nullish()
  .transform((time) => (time ? new Date(time) : undefined))
const Named = z
  .object({ displayName: Text, name: Text })
  .nullish()
  .transform((named) => (named ? personOf(named.displayName, named.name) : undefined))
const Activities = z
  .array(
    z.tuple([z.string(), Text, Text]).transform(([at, displayName, name]) => ({
      at: new Date(at),
      by: personOf(displayName, name),
    })),
  )
  .nullish()
  .transform((activities) => activities ?? [])

const Case = z.object({
  id: z.union([z.string(), z.number()]),
  project: z.string(),
  repo: z.string().nullish(),
  kind: z.enum(['keyed', 'organic', 'negative']).nullish(),
  hard: z.boolean().nullish(),
  pr: z.object({
    title: Text,
    body: Text,
    branch: Text,
    author: Text,
    authorLogin: Text,
    createdAt: z.string(),
    files: Texts,
    commits: Texts,
    patch: Text,
  }),
  poolAt: z.string().nullish(),
  truth: z.array(z.string()).nullish(),
  alsoMentioned: Texts,
  excluded: Texts,
})

const Issue = z.object({
  key: z.string(),
  project: z.string(),
  summary: Text,
  description: Text,
  type: z.string().nullish(),
  assignee: Named,
  reporter: Named,
  components: Texts,
  labels: Texts,
  created: Time,
  poolFrom: z.string(),
  poolTo: Time,
  activity: Activities,
  links: Texts,
})

function rowsOf<Row extends z.ZodType>(value: unknown, row: Row, name: string): readonly z.infer<Row>[] {
  const parsed = z.array(row).safeParse(value)
  if (!parsed.success) {
    const [first] = parsed.error.issues
    throw new CannotMeasure(
      `The file ${name} is not a list of ${name}: ${first?.path.join('.')}: ${first?.message}.`,
    )
  }
  return parsed.data
}
