/** What a place that software is deployed to is for, in Jira's words. */
export type EnvironmentKind = 'development' | 'testing' | 'staging' | 'production' | 'unmapped'

/**
 * What an environment is for, told by one of the words of its name: `prod-east` is production, `internet` is none of
 * them. Where its words speak for several, the earliest stage counts.
 */
export const environmentKindOf = (name: string): EnvironmentKind => {
  const words = new Set(
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/),
  )
  return stages.find(({ names }) => names.some((each) => words.has(each)))?.kind ?? 'unmapped'
}

const stages: readonly { readonly kind: EnvironmentKind; readonly names: readonly string[] }[] = [
  { kind: 'development', names: ['development', 'develop', 'dev', 'trunk'] },
  {
    kind: 'testing',
    names: [
      ...['testing', 'tests', 'test', 'tst', 'integration', 'integ', 'intg', 'int', 'acceptance', 'accept'],
      ...['acpt', 'qa', 'qc', 'quality', 'control', 'uat', 'sit'],
    ],
  },
  { kind: 'staging', names: ['staging', 'stage', 'stg', 'sta', 'preprod', 'model', 'internal'] },
  { kind: 'production', names: ['production', 'prod', 'prd', 'live'] },
]
