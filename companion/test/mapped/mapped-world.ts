import fc from 'fast-check'

/** What a pull request of one repository writes about the issue of one project, and whether it may reach it. */
export interface WorldPair {
  readonly written: 'branch' | 'title' | 'description' | 'commit' | 'nowhere'
  readonly isMapped: boolean
  /** After the map has changed. */
  readonly isMappedLater: boolean
}

export interface WorldRepository {
  readonly isPrivate: boolean
  readonly isPrivateLater: boolean
  /** False: the git host tells of it, and nobody has chosen it. */
  readonly isChosen: boolean
  /** Its pull request is merged before the map changes. */
  readonly isMerged: boolean
  /** One for each project. */
  readonly pairs: readonly WorldPair[]
}

/** Who opens a panel, and what Jira lets them see. */
export interface WorldPerson {
  readonly browses: boolean
  readonly seesDevelopment: boolean
}

/** Repositories and projects, with a map between them that changes; every pair of them is one case. */
export interface MappedWorld {
  readonly repositories: readonly WorldRepository[]
  /** Who looks at the issue of each project. */
  readonly people: readonly WorldPerson[]
  /** True: what follows from a merge is done after the map has changed. */
  readonly isLate: boolean
  /** Every so many writes Jira does not answer; 0 for never. */
  readonly jiraFailsEvery: number
}

export const size = { repositories: 8, projects: 16 } as const

const oneIn = (many: number) => fc.integer({ min: 1, max: many }).map((drawn) => drawn === 1)
const mostly = fc.integer({ min: 1, max: 6 }).map((drawn) => drawn > 1)

const anyPair: fc.Arbitrary<WorldPair> = fc.record({
  written: fc.constantFrom('branch', 'title', 'description', 'commit', 'commit', 'nowhere'),
  isMapped: oneIn(4),
  isMappedLater: oneIn(4),
})

const anyRepository: fc.Arbitrary<WorldRepository> = fc.record({
  isPrivate: fc.boolean(),
  isPrivateLater: fc.boolean(),
  isChosen: mostly,
  isMerged: fc.boolean(),
  pairs: fc.array(anyPair, { minLength: size.projects, maxLength: size.projects }),
})

const anyPerson: fc.Arbitrary<WorldPerson> = fc.record({ browses: mostly, seesDevelopment: mostly })

export const anyMappedWorld: fc.Arbitrary<MappedWorld> = fc.record({
  repositories: fc.array(anyRepository, { minLength: size.repositories, maxLength: size.repositories }),
  people: fc.array(anyPerson, { minLength: size.projects, maxLength: size.projects }),
  isLate: fc.boolean(),
  jiraFailsEvery: fc.constantFrom(0, 3, 7),
})

/** A pair of a repository and a project, each by its place in the world. */
export type PairName = `${number} ${number}`

/** The pairs for which this holds. */
export const pairsWhere = (
  { repositories }: MappedWorld,
  holds: (pair: WorldPair, repository: WorldRepository) => boolean,
): ReadonlySet<PairName> =>
  new Set(
    repositories.flatMap((repository, nth) =>
      repository.pairs.flatMap((pair, project): PairName[] =>
        holds(pair, repository) ? [`${nth} ${project}`] : [],
      ),
    ),
  )
