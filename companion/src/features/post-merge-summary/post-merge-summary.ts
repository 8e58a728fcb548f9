import type { Document } from '../../jira/document'
import { isBaseBranch } from '../../pull-requests/base-branches'
import type { PullRequest } from '../../pull-requests/pull-request'
import { isRevert } from '../../pull-requests/revert'
import type { Feature } from '../feature'
import { documentOf } from './document-of'
import { type SummaryArea, summarize } from './summarize'

/** When a pull request merges, tell every linked issue what shipped: one comment, replaced in place, never doubled. */
export const postMergeSummary: Feature = {
  rule: 'post-merge-summary',
  on: {
    async merged({ pullRequest, label, issueIds, settings }, tools) {
      if (issueIds.length === 0) return { outcome: 'nothing to do', detail: 'No issue is linked.' }
      if (isRevert(pullRequest))
        return { outcome: 'skipped', detail: 'It takes another one back: nothing shipped.' }
      const { baseBranches } = settings['post-merge-summary']
      if (!isBaseBranch(baseBranches, pullRequest.baseBranch))
        return { outcome: 'skipped', detail: 'It was merged into a branch that the settings leave out.' }
      const areas = summarize(await tools.getChangedFiles())
      const routine = routineOf(pullRequest, areas)
      if (routine) return { outcome: 'skipped', detail: routine }
      const marker = `merge-summary ${new URL(pullRequest.url).host} ${pullRequest.repository.hostRepositoryId} ${pullRequest.number}`
      await tools.saveSummary(marker, areas)
      const document = documentOf(pullRequest, label, areas)
      const outcomes: string[] = []
      for (const issueId of issueIds) {
        const level = await tools.commentLevelOf(issueId)
        if (level === 'off') outcomes.push('off for its project')
        else outcomes.push(await tools.putComment(issueId, marker, atLevel(level, document)))
      }
      return {
        outcome: 'done',
        detail: `Comment on ${outcomes.length} linked ${outcomes.length === 1 ? 'issue' : 'issues'}: ${outcomes.join(', ')}.`,
      }
    },
  },
}

/** The title alone is its heading, and who merged it. */
const atLevel = (level: 'title' | 'summary', document: Document): Document =>
  level === 'title' ? document.slice(0, 2) : document

/** What nobody needs a comment about, in a sentence; undefined for a change of substance. */
const routineOf = ({ author }: PullRequest, areas: readonly SummaryArea[]): string | undefined => {
  const isOnly = (only: string) => areas.length > 0 && areas.every(({ area }) => area === only)
  if (isOnly('Documentation')) return 'Only documentation changed.'
  return author.isBot && isOnly('Dependencies') ? 'A bot updated dependencies.' : undefined
}
