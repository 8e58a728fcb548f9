import type { IssueState, Transition } from '@throughline/companion/jira/moving'
import type { WorkPullRequest } from '@throughline/companion/pull-requests/issue-work'
import { type MergeTarget, readSettings, readTransitionIds } from '@throughline/shared/rule-settings'
import { z } from 'zod'

const Id = z.union([z.string(), z.number()])

/** A merge, the issue before it, and what should follow. */
export const Case = z.looseObject({
  id: Id.nullish(),
  config: z
    .looseObject({
      ids: z.string().nullish(),
      automatic: z.boolean().nullish(),
      target_status: z.string().nullish(),
      target_category: z.string().nullish(),
      comments: z.boolean().nullish(),
    })
    .nullish(),
  issue: z
    .looseObject({
      status: z.string().nullish(),
      category: z.string().nullish(),
      resolution: z.unknown().optional(),
    })
    .nullish(),
  prs: z.array(z.looseObject({ state: z.string(), base: z.string().nullish() })).nullish(),
  transitions: z
    .array(
      z.looseObject({
        id: Id,
        to: z
          .looseObject({
            name: z.string().nullish(),
            statusCategory: z.looseObject({ key: z.string() }).nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
  fail: z.array(z.string()).nullish(),
  remotelinks: z.unknown().optional(),
  inputs: z.array(z.union([z.string(), z.tuple([z.string()]), z.tuple([z.string(), z.boolean()])])).nullish(),
  expected_posts: z.array(z.string()).nullish(),
  comment: z.boolean().nullish(),
  remote_link: z.union([z.string(), z.boolean()]).nullish(),
  error: z.boolean().nullish(),
  /** In words. */
  expected: z.unknown().optional(),
})
export type Case = z.infer<typeof Case>

/** Where the case's settings let an issue go; the product's own where they say nothing. */
export const targetIn = ({ config }: Case): MergeTarget => {
  const { ids, automatic, target_status: name, target_category: category } = config ?? {}
  if (ids !== undefined && ids !== null) return { by: 'ids', ids: [...(readTransitionIds(ids) ?? [])] }
  if (name) return readSettings('transition-issues', { to: { by: 'status', name } }).to
  if (category) return readSettings('transition-issues', { to: { by: 'category', category } }).to
  return automatic ? { by: 'category', category: 'done' } : readSettings('transition-issues', {}).to
}

/** A case without an issue has one that is being worked on; one with an issue knows no more than it says. */
export const issueIn = ({ issue }: Case): IssueState => {
  const { status, category, resolution } = issue ?? { status: 'In Progress' }
  return {
    issue: {
      ...{ issueId: '10007', key: 'SHOP-7', projectId: '10000', summary: '' },
      status: status ?? '',
      statusCategory: category ?? (/^(done|closed|resolved)$/i.test(status ?? '') ? 'done' : 'indeterminate'),
    },
    isResolved: Boolean(resolution),
  }
}

const states: ReadonlyMap<string, WorkPullRequest['state']> = new Map([
  ['open', 'open'],
  ['draft', 'draft'],
  ['merged', 'merged'],
])

/** A case without pull requests has one that is merged. */
export const pullRequestsIn = ({ prs }: Case, mergedAt: Date): readonly WorkPullRequest[] =>
  (prs ?? [{ state: 'merged' }]).map(({ state, base }, index) => ({
    ...{
      repositoryId: 'r',
      number: index + 1,
      label: `#${index + 1}`,
      branch: 'b',
      mergedAt,
      updatedAt: mergedAt,
    },
    ...{ isRevert: false, isTakenBack: false, isRejected: false },
    state: states.get(state) ?? 'declined',
    baseBranch: base ?? 'main',
    baseBranches: readSettings('transition-issues', {}).baseBranches,
  }))

/** A case that names ids alone has a workflow that has them. */
export const transitionsIn = ({ transitions, config }: Case): readonly Transition[] =>
  transitions
    ? transitions.map(({ id, to }) => ({
        id: String(id),
        to: { name: to?.name ?? '', category: to?.statusCategory?.key ?? categoryOf(to?.name ?? '') },
        fields: [],
      }))
    : (readTransitionIds(config?.ids ?? '') ?? []).map((id) => ({
        ...{ id, to: { name: `status ${id}`, category: 'indeterminate' }, fields: [] },
      }))

/** Of a status of which a case says only the name. */
const categoryOf = (name: string): string =>
  /^(done|closed|resolved)$/i.test(name) ? 'done' : 'indeterminate'
