import { bands } from '../../link-scoring/bands'
import { decideLink, type LinkCandidate, type LinkDecision } from '../../link-scoring/decide-link'
import { gated, type Stage, stageOf } from '../../link-scoring/new-repository-gate'
import { calibrated } from '../../link-scoring/repository-calibration'
import type { LinkSuggestion } from '../../pull-requests/link-suggestions'
import { isSkippedBot, skipReason } from '../../pull-requests/skip-rules'
import type { Feature, FeatureEvent, FeatureOutcome, FeatureTools } from '../feature'
import type { FoundIssue, LinkingTools, RepositoryAnswers } from '../linking-tools'
import { askingOf } from './asking-of'
import { trustedDecision } from './trusted-decision'
import { sentenceOf } from './words'

/**
 * When a pull request is opened without a key, or when a person asks, finds its issue: links it when sure, suggests it
 * when not, and does nothing when there is none. Pushes and edits never start it again.
 */
export const autoLink: Feature = {
  rule: 'auto-link',
  on: { opened: (event, tools) => link(event, tools) },
}

const link = async (event: FeatureEvent, tools: FeatureTools): Promise<FeatureOutcome> => {
  const { label, pullRequest } = event
  const { linking } = tools
  if (pullRequest.state !== 'open' && pullRequest.state !== 'draft')
    return { outcome: 'nothing to do', detail: `${label} is not open any more.` }
  if (event.issueIds.length > 0)
    return { outcome: 'nothing to do', detail: `${label} is linked to an issue already.` }
  const obstacle = skippedBecause(event) ?? (await linking.findObstacle(pullRequest))
  if (obstacle) return { outcome: 'skipped', detail: `No issue was looked for: ${obstacle}.` }
  const answers = await linking.readAnswers()
  const stage = stageOf(answers.counted, !event.settings['auto-link'].linksAtOnce)
  return act(event, linking, await decide(event, tools, answers), stage)
}

const skippedBecause = ({ pullRequest, settings }: FeatureEvent): string | undefined => {
  const rules = settings['skip-rules']
  return isSkippedBot(pullRequest.author, rules) ? 'a bot opened it' : skipReason(pullRequest, rules)
}

const decide = async (
  { pullRequest, now }: FeatureEvent,
  { linking, getChangedFiles }: FeatureTools,
  { all }: RepositoryAnswers,
): Promise<LinkDecision> => {
  const author = await linking.readAuthor()
  const decision = await decideLink({
    pullRequest: askingOf(pullRequest, author.person, await getChangedFiles()),
    pool: await linking.openPool(),
    now,
    model: linking.model,
    calibrate: (confidence) => whole(calibrated(confidence, all, linking.model.confidence)),
    factsOf: (issue) => linking.readFacts(author.person, issue),
  })
  return trustedDecision(decision, author)
}

/** As people read it; 79.6 is not yet 80. */
const whole = (confidence: number) => Math.floor(confidence + 1e-6)

const act = async (
  { now }: FeatureEvent,
  linking: LinkingTools,
  decision: LinkDecision,
  stage: Stage,
): Promise<FeatureOutcome> => {
  const action = gated(decision.action, stage)
  const { confidence, failed } = decision
  const shown = action === 'none' ? [] : await stillOpen(linking, decision, action === 'list' ? 3 : 1)
  const [first] = shown
  const suggestion: LinkSuggestion = {
    action: first ? action : 'none',
    isGated: first !== undefined && action !== decision.action,
    ...{ confidence, failed, at: now },
  }
  const candidates = shown.map(({ issue, candidate }) => ({
    ...{ issueId: issue.issueId, confidence: candidate.confidence },
    ...{ scored: whole(candidate.scored), signals: candidate.signals },
  }))
  await linking.save(suggestion, candidates)
  const isLinked =
    suggestion.action === 'link' && candidates[0] !== undefined && (await linking.link(candidates[0]))
  const best = first?.issue.key ?? decision.ranking[0]?.key
  return sentenceOf({ suggestion, isLinked, best, count: shown.length })
}

interface ShownCandidate {
  readonly issue: FoundIssue
  readonly candidate: LinkCandidate
}

/** The first of them, as Jira has them now. An issue that is done by now, or gone, is no candidate; the first decides. */
const stillOpen = async (
  linking: LinkingTools,
  { candidates }: LinkDecision,
  most: number,
): Promise<readonly ShownCandidate[]> => {
  const shown: ShownCandidate[] = []
  for (const candidate of candidates.slice(0, most)) {
    if (candidate.confidence < bands.list) break
    const issue = await linking.findIssue(candidate.issue.key)
    if (issue && issue.statusCategory !== 'done') shown.push({ issue, candidate })
    else if (shown.length === 0) return []
  }
  return shown
}
