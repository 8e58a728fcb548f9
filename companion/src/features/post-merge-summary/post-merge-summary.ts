import type { Feature } from '../feature'
import { documentOf } from './document-of'
import { summarize } from './summarize'

/** When a pull request merges, tell every linked issue what shipped: one comment, replaced in place, never doubled. */
export const postMergeSummary: Feature = {
  rule: 'post-merge-summary',
  on: {
    async merged({ pullRequest, label, issueIds }, tools) {
      if (issueIds.length === 0) return { outcome: 'nothing to do', detail: 'No issue is linked.' }
      const areas = summarize(await tools.getChangedFiles())
      const marker = `merge-summary ${new URL(pullRequest.url).host} ${pullRequest.repository.hostRepositoryId} ${pullRequest.number}`
      await tools.saveSummary(marker, areas)
      const document = documentOf(pullRequest, label, areas)
      const outcomes: string[] = []
      for (const issueId of issueIds) outcomes.push(await tools.putComment(issueId, marker, document))
      return {
        outcome: 'done',
        detail: `Comment on ${outcomes.length} linked issues: ${outcomes.join(', ')}.`,
      }
    },
  },
}
