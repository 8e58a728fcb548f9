import type { Document } from '../../jira/document'
import { plainText } from '../../jira/plain-text'
import { redact } from '../../redaction/redact'
import type { FeatureEvent, FeatureTools } from '../feature'
import type { TouchedFollowUp } from '../follow-up-tools'
import { compareFiles } from './todos-left'
import { whatBecameOf } from './what-became-of'

/**
 * To-dos of earlier pull requests that this one took out of the code: each follow-up of theirs has one comment that says
 * so. Says how many, as a sentence with a blank before it; nothing where there are none.
 */
export const reportGone = async (
  { pullRequest }: FeatureEvent,
  { followUps, getChangedFiles, findFileText, putComment }: FeatureTools,
): Promise<string> => {
  const standing = await followUps.findStanding()
  if (standing.length === 0) return ''
  const files = await getChangedFiles()
  const compared = await compareFiles(files, (path) => findFileText(path, pullRequest.headSha))
  const changes = whatBecameOf(standing, compared, files)
  if (changes.gone.length + changes.moved.length === 0) return ''
  for (const touched of await followUps.noteLater(changes))
    await putComment(touched.issueId, touched.marker, documentOf(touched, pullRequest.baseBranch))
  return toldOf(changes.gone.length)
}

const toldOf = (count: number): string => {
  if (count === 0) return ''
  return count === 1
    ? ' 1 TODO of earlier pull requests is gone.'
    : ` ${count} TODOs of earlier pull requests are gone.`
}

const documentOf = ({ items }: TouchedFollowUp, branch: string): Document => {
  const gone = items.filter(({ isGone }) => isGone)
  return [...gone.map((item) => goneOf(item, branch)), endOf(items.length - gone.length)].map((text) => ({
    kind: 'paragraph',
    content: [{ text }],
  }))
}

const goneOf = ({ path, line }: TouchedFollowUp['items'][number], branch: string): string =>
  redact(plainText(`The TODO in ${line === undefined ? path : `${path}:${line}`} is gone from ${branch}.`))

const endOf = (left: number): string => {
  if (left === 0) return 'This follow-up can probably be closed.'
  return left === 1
    ? '1 other thing of this follow-up is left.'
    : `${left} other things of this follow-up are left.`
}
