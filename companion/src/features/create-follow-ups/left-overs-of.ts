import type { LeftOver } from '../../pull-requests/left-over'
import type { FeatureEvent, FeatureTools } from '../feature'
import type { NotedLeftOver } from '../follow-up-tools'
import { commentsLeft } from './comments-left'
import { compareFiles, todosLeft } from './todos-left'

/** What a pull request leaves to do, less what somebody dismissed, and what there is to say about the rest of it. */
export interface FoundLeftOvers {
  readonly items: readonly NotedLeftOver[]
  /** Those of which an issue comes by itself. */
  readonly left: readonly NotedLeftOver[]
  /** Whole sentences, with a blank before each. */
  readonly remarks: string
}

/** Reads what is left, and writes it down. */
export const findLeftOvers = async (event: FeatureEvent, tools: FeatureTools): Promise<FoundLeftOvers> => {
  const found = await readLeftOvers(event, tools)
  const named = await tools.followUps.readNamedIssues(found.flatMap(({ names }) => names ?? []))
  const isMissing = ({ names = '' }: LeftOver) => named.get(names) === 'missing'
  const items = await tools.followUps.note(
    found.map((item) => (isMissing(item) ? { ...item, standing: 'left' } : item)),
  )
  const isDone = ({ standing, names = '' }: LeftOver) => standing === 'tracked' && named.get(names) === 'done'
  return {
    items,
    left: items.filter(({ standing }) => standing === 'left'),
    remarks: [
      remark(items.filter(({ standing }) => standing === 'changed').length, 'only reworded'),
      remark(items.filter(isMissing).length, 'for an issue that Jira does not show'),
      remark(items.filter(isDone).length, 'for an issue that is done'),
    ].join(''),
  }
}

const readLeftOvers = async (
  { pullRequest, settings }: FeatureEvent,
  tools: FeatureTools,
): Promise<readonly LeftOver[]> => {
  const { comments, todos } = settings['create-follow-ups']
  const urlOfLine = (path: string, line: number) => tools.urlOfLine(pullRequest, { path, line })
  const findText = (path: string) => tools.findFileText(path, pullRequest.headSha)
  return [
    ...(comments ? commentsLeft(pullRequest, await tools.getReviewThreads()) : []),
    ...(todos ? todosLeft(await compareFiles(await tools.getChangedFiles(), findText), urlOfLine) : []),
  ]
}

const remark = (count: number, words: string): string => {
  if (count === 0) return ''
  return count === 1 ? ` 1 TODO is ${words}.` : ` ${count} TODOs are ${words}.`
}
