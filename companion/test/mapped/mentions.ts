import type { PairName } from './mapped-world'
import type { createSiteInMemory } from './site-in-memory'

type Site = ReturnType<typeof createSiteInMemory>

/** What a row, a call or a line is recognised by: nothing else in the world is called like this. */
export type Mentions = ReturnType<typeof createMentions>

/**
 * Finds which pairs a text brings together: those of every repository and every project it names. `ids` are those that
 * the companion gave, by the place of their repository.
 */
export const createMentions = (
  { repositories, issues, projects }: Site,
  ids: readonly (readonly string[])[],
) => {
  const repositoryBy = new Map<string, number>()
  const projectBy = new Map<string, number>()
  for (const [nth, { hostRepositoryId, name }] of repositories.entries()) {
    const words = name.replace('acme/', '')
    const named = [hostRepositoryId, words, words.replace('repository', 'pull'), ...(ids[nth] ?? [])]
    for (const one of named) repositoryBy.set(one, nth)
  }
  for (const [nth, { issueId, summary }] of issues.entries())
    for (const one of [issueId, summary, projects[nth]?.projectId ?? '']) projectBy.set(one, nth)

  const named = (text: string, by: ReadonlyMap<string, number>) =>
    new Set(
      (text.match(anyName) ?? []).flatMap((name) => {
        const found = by.get(name)
        return found === undefined ? [] : [found]
      }),
    )

  return {
    pairsIn: (text: string): readonly PairName[] =>
      [...named(text, repositoryBy)].flatMap((repository) =>
        [...named(text, projectBy)].map((project): PairName => `${repository} ${project}`),
      ),
    /** True for a text that names anything of this world. */
    tells: (text: string) => named(text, repositoryBy).size + named(text, projectBy).size > 0,
  }
}

const anyName =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:repository|pull|issue)-words-\d+|\b[578]\d{8}\b/g
