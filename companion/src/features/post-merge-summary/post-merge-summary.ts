import type { Document } from '../../jira/document'
import { isBaseBranch } from '../../pull-requests/base-branches'
import type { ChangedFile } from '../../pull-requests/pull-request'
import { isRevert } from '../../pull-requests/revert'
import { isTakenBack } from '../../pull-requests/taken-back'
import type { Feature, FeatureEvent, FeatureOutcome, FeatureTools, OriginalPullRequest } from '../feature'
import { documentOf } from './document-of'
import { leftAlone, routineOf } from './routine-of'
import { readFacts } from './write-summary'
import { write } from './write-with-model'

/**
 * When a pull request merges, tell every linked issue what shipped: one comment, replaced in place, never doubled. When
 * it takes another one back, the comments of that one say so.
 */
export const postMergeSummary: Feature = {
  rule: 'post-merge-summary',
  on: {
    async merged(event, tools) {
      const alone = leftAlone(event.pullRequest, event.settings)
      if (alone) return { outcome: 'skipped', detail: alone }
      if (isRevert(event.pullRequest)) return tellReverted(event, await tools.findOriginal(), tools)
      if (event.issueIds.length === 0) return { outcome: 'nothing to do', detail: 'No issue is linked.' }
      return post(event, () => tools.getChangedFiles(), tools)
    },
  },
}

const tellReverted = async (
  { settings }: FeatureEvent,
  original: OriginalPullRequest | undefined,
  tools: FeatureTools,
): Promise<FeatureOutcome> => {
  if (!original)
    return { outcome: 'skipped', detail: 'It takes back one that is not known here: nothing shipped.' }
  const about = `It takes back ${original.label}, or brings it back.`
  if (original.issueIds.length === 0)
    return { outcome: 'nothing to do', detail: `${about} No issue is linked to that.` }
  const alone = leftAlone(original.pullRequest, settings)
  if (alone) return { outcome: 'skipped', detail: `${about} ${alone}` }
  const { outcome, detail } = await post({ ...original, settings }, original.getChangedFiles, tools)
  return { outcome, detail: `${about} ${detail}` }
}

type Told = Pick<
  FeatureEvent,
  'pullRequest' | 'pullRequestId' | 'label' | 'issueIds' | 'takenBack' | 'settings'
>

const post = async (
  told: Told,
  getChangedFiles: () => Promise<readonly ChangedFile[]>,
  tools: FeatureTools,
): Promise<FeatureOutcome> => {
  const { pullRequest, pullRequestId, label, takenBack, settings } = told
  if (!isBaseBranch(settings['post-merge-summary'].baseBranches, pullRequest.baseBranch))
    return { outcome: 'skipped', detail: 'It was merged into a branch that the settings leave out.' }
  const files = await getChangedFiles()
  const routine = routineOf(pullRequest, files)
  if (routine) return { outcome: 'skipped', detail: routine }
  const findSaved = () => tools.findSummary(pullRequestId)
  const facts = readFacts(pullRequest, files)
  const { summary, factsDigest, note } = await write(facts, { model: tools.languageModel, findSaved })
  await tools.saveSummary({
    pullRequestId,
    marker: markerOf(told),
    why: summary.why,
    areas: summary.areas,
    writer: summary.writer,
    factsDigest,
    revertedBy: isTakenBack(takenBack) ? takenBack.at(-1)?.label : undefined,
  })
  const document = documentOf(pullRequest, { label, summary, takenBack })
  const outcomes = await comment(told, document, tools)
  return { outcome: 'done', detail: [outcomes, note].filter(Boolean).join(' ') }
}

const markerOf = ({ pullRequest: { url, repository, number } }: Told): string =>
  `merge-summary ${new URL(url).host} ${repository.hostRepositoryId} ${number}`

const comment = async (told: Told, document: Document, tools: FeatureTools): Promise<string> => {
  const outcomes: string[] = []
  for (const issueId of told.issueIds) {
    const level = await tools.commentLevelOf(issueId)
    if (level === 'off') outcomes.push('off for its project')
    else outcomes.push(await tools.putComment(issueId, markerOf(told), atLevel(level, document)))
  }
  const issues = outcomes.length === 1 ? '1 linked issue' : `${outcomes.length} linked issues`
  return `Comment on ${issues}: ${outcomes.join(', ')}.`
}

/** The title alone is its heading, and who merged it. */
const atLevel = (level: 'title' | 'summary', document: Document): Document =>
  level === 'title' ? document.slice(0, 2) : document
