import type { NoComment, PanelSummary } from '@throughline/shared/panel'
import type { GitHostId } from '@throughline/shared/pull-request'
import { readSettings } from '@throughline/shared/rule-settings'
import { defaultRules } from '@throughline/shared/rules'
import type { Effect } from '../effects/effects'
import { labelOf } from '../pull-requests/pull-request'
import type { Outcome } from '../traces/traces'

/** What a row tells of a merge, and of its comment on the issue. */
export interface SummaryRow {
  readonly id: string
  readonly host: GitHostId
  readonly number: string
  readonly title: string
  readonly url: string
  readonly baseBranch: string
  readonly isRevert: boolean
  readonly mergedAt: Date | null
  readonly mergedBy: string | null
  readonly fileCount: number
  /** Of the issue. */
  readonly projectId: string
  readonly summaryWhy: string | null
  readonly areas: readonly { readonly area: string; readonly text: string }[] | null
  readonly revertedBy: string | null
  readonly commentState: Effect['state'] | null
  /** What the newest trace says that says anything about it. */
  readonly outcome: Outcome | null
  readonly detail: string | null
  /** Null while nobody has decided. */
  readonly isRuleOn: boolean | null
  readonly settings: unknown
}

/** What shipped with the merged pull requests of an issue, the newest merge first. */
export const summariesOf = (rows: readonly SummaryRow[]): PanelSummary[] =>
  rows
    .flatMap((row) => (row.mergedAt && !row.isRevert ? [summaryOf(row, row.mergedAt)] : []))
    .sort((a, b) => (a.mergedAt < b.mergedAt ? 1 : -1))

const summaryOf = (row: SummaryRow, mergedAt: Date): PanelSummary => {
  const isPosted = row.commentState === 'done'
  const noComment = isPosted ? undefined : whyNoComment(row)
  return {
    pullRequestId: row.id,
    label: labelOf(row.host, Number(row.number)),
    url: row.url,
    title: row.title,
    ...(row.summaryWhy && { why: row.summaryWhy }),
    areas: (row.areas ?? []).map(({ area, text }) => ({ area, text })),
    mergedAt: mergedAt.toISOString(),
    ...(row.mergedBy && { mergedBy: row.mergedBy }),
    baseBranch: row.baseBranch,
    fileCount: row.fileCount,
    isPosted,
    ...(row.revertedBy && { revertedBy: row.revertedBy }),
    ...(noComment && { noComment }),
  }
}

/** What is happening now comes first, then what a person did, then what the rule decided at the merge. */
const whyNoComment = (row: SummaryRow): NoComment | undefined => {
  const { outcome, detail, commentState } = row
  if (outcome === 'waiting') return { because: 'waiting' }
  if (outcome === 'gave up') return { because: 'gave-up', detail: detail ?? '' }
  if (commentState === 'removed') return { because: 'deleted' }
  if (outcome === 'skipped' || outcome === 'parked') return { because: 'skipped', detail: detail ?? '' }
  if (levelOf(row) === 'off') return { because: 'level-off' }
  return (row.isRuleOn ?? defaultRules['post-merge-summary']) ? undefined : { because: 'rule-off' }
}

const levelOf = ({ settings, projectId }: SummaryRow) => {
  const { level, levelOfProject } = readSettings('post-merge-summary', settings)
  return levelOfProject[projectId] ?? level
}
