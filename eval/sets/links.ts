import { writeFile } from 'node:fs/promises'
import { askedOf } from '@throughline/companion/link-scoring/asked'
import { findCandidates } from '@throughline/companion/link-scoring/find-candidates'
import { learnedModel } from '@throughline/companion/link-scoring/learned-model'
import type { LinkModel } from '@throughline/companion/link-scoring/link-model'
import type { EvalSet } from '../eval-set'
import { answerCase } from '../links/answer-case'
import { answersInTime } from '../links/answers-in-time'
import { coldStart } from '../links/cold-start'
import { gatherExamples } from '../links/examples'
import { withOtherFuture } from '../links/leak-check'
import { createLearner } from '../links/learn-model'
import { type Answered, qualityFigures } from '../links/link-figures'
import { createPools, type Pools } from '../links/pools'
import { type LinkCase, readCases, readIssues } from '../links/read-links'

type Progress = (line: string) => void

/** Whether the issue of a pull request is found when nobody wrote its key, and nothing linked when there is none. */
export const links: EvalSet = {
  async measure(folder, progress, options) {
    const cases = readCases(await folder.read('cases'))
    const issues = readIssues(await folder.read('issues'))
    progress(`links: ${cases.length} cases, ${issues.length} issues`)
    const pools = createPools(issues)
    const modelFor =
      options?.leaveOneOut || options?.trainInto ? await learn(cases, pools, progress) : () => learnedModel
    const model = (given: LinkCase) =>
      options?.leaveOneOut ? modelFor(given.repository) : modelFor(undefined)
    const { answered, times, inPool } = await answerAll(cases, pools, model, progress)
    const leak = await checkLeaks(answered, createPools(issues, withOtherFuture), model, progress)
    const figures = {
      ...qualityFigures(answered),
      coldStart: coldStart(answered),
      poolRecall: inPool,
      leakCheck: leak,
      ...timesOf(times),
    }
    if (options?.trainInto) {
      const { all, hard, decision, suggestTop3, poolRecall } = figures
      const provenance = {
        data: `${cases.length} pull requests of ${countOf(cases)} repositories, ${issues.length} issues`,
        date: new Date().toISOString().slice(0, 10),
        /** Of repositories left out of what judged them; of none, where nothing was left out. */
        figures: options.leaveOneOut ? { all, hard, decision, suggestTop3, poolRecall } : null,
      }
      await writeFile(options.trainInto, modelText({ provenance, ...modelFor(undefined) }))
      progress(`links: what was learned is in ${options.trainInto}`)
    }
    return { answers: answered.map(({ answer }) => answer), figures }
  },
}

const countOf = (cases: readonly LinkCase[]) => new Set(cases.map(({ repository }) => repository)).size

/** Gives the model that has not seen that repository, or the one that has seen all. */
async function learn(cases: readonly LinkCase[], pools: Pools, progress: Progress) {
  const learner = createLearner(await gatherExamples(cases, pools, progress), progress)
  const models = new Map<string | undefined, LinkModel>()
  return (left: string | undefined): LinkModel => {
    const model = models.get(left) ?? learner.learn(left === undefined ? [] : [left])
    models.set(left, model)
    return model
  }
}

const modelText = (model: LinkModel & { readonly provenance: object }) =>
  `${JSON.stringify(model, undefined, 2)}\n`

async function answerAll(
  cases: readonly LinkCase[],
  pools: Pools,
  modelFor: (given: LinkCase) => LinkModel,
  progress: Progress,
) {
  const answers = new Map<LinkCase, Answered>()
  const times: number[] = []
  let [found, positives] = [0, 0]
  for await (const { given, answer, tookMs, model, claims } of answersInTime(cases, pools, modelFor)) {
    if (times.length % 500 === 0) progress(`links: ${times.length} of ${cases.length} cases`)
    times.push(tookMs)
    const isPositive = (given.truth?.length ?? 0) > 0
    if (isPositive) {
      positives++
      if (await isFound(given, pools)) found++
    }
    const dropped = isPositive
      ? (await answerCase(given, pools.openWithoutRight(given), model, claims)).answer
      : undefined
    answers.set(given, { given, answer, dropped })
  }
  const answered = cases.flatMap((given) => answers.get(given) ?? [])
  return { answered, times, inPool: positives === 0 ? null : Number((found / positives).toFixed(4)) }
}

/** Whether a right one is among the candidates though nobody knows who will be its assignee. */
async function isFound(given: LinkCase, pools: Pools): Promise<boolean> {
  const pool = { ...pools.open(given), assignedTo: async () => [] }
  const { issues } = await findCandidates(askedOf(given.asking), pool)
  return issues.some(({ key }) => given.truth?.includes(key))
}

/** The same cases again, with another future of every issue. */
async function checkLeaks(
  answered: readonly Answered[],
  pools: Pools,
  modelFor: (given: LinkCase) => LinkModel,
  progress: Progress,
) {
  const answers = new Map(answered.map(({ given, answer }) => [given, JSON.stringify(answer)]))
  let [checked, different] = [0, 0]
  for await (const { given, answer } of answersInTime([...answers.keys()], pools, modelFor)) {
    if (checked++ % 1_000 === 0) progress(`links: another future for ${checked - 1} of ${answers.size} cases`)
    if (JSON.stringify(answer) !== answers.get(given)) different++
  }
  return { cases: answered.length, different, identical: different === 0 }
}

function timesOf(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2))
  return { p50MsPerPullRequest: at(0.5), p95MsPerPullRequest: at(0.95) }
}
