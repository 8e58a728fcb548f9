import type { Repository } from '../../pull-requests/pull-request'
import type { AskGitHub } from './ask-github'
import { pathOf } from './path-of'
import * as schema from './schema'
import { unlessRefused } from './unless'

const MOST_CHARACTERS = 1_000_000

/**
 * The text of a file as it is in a commit. GitHub gives files of more than 1 MB without their content; a token may see a
 * pull request and not the files. Source: https://docs.github.com/en/rest/repos/contents
 */
export const findFileText = async (
  ask: AskGitHub,
  repository: Repository,
  path: string,
  sha: string,
): Promise<string | undefined> => {
  const place = path.split('/').map(encodeURIComponent).join('/')
  const asked = ask.get(
    schema.MaybeFile,
    `${pathOf(repository)}/contents/${place}?ref=${encodeURIComponent(sha)}`,
  )
  const { content, encoding } = (await unlessRefused(asked)) ?? {}
  if (content === undefined || encoding !== 'base64') return undefined
  const text = Buffer.from(content, 'base64').toString('utf8')
  return text.length > MOST_CHARACTERS ? undefined : text
}
