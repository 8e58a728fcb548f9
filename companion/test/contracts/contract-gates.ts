import { readContractFile } from './contract-file'
import { createGraphqlCheck } from './graphql-gate'
import type { OpenApiDocument } from './openapi-document'
import { createOpenApiGate } from './openapi-gate'
import type { Overlay } from './overlay'
import { bitbucketCloudOverlay } from './overlays/bitbucket-cloud'
import { githubOverlay } from './overlays/github'
import { gitlabOverlay } from './overlays/gitlab'
import { jiraCloudOverlay, readAdfSchema } from './overlays/jira-cloud'
import { jiraDataCenterOverlay } from './overlays/jira-data-center'
import type { ForeignSchemas } from './schema-check'
import type { Gate } from './sent-request'
import { withGraphql } from './with-graphql'

interface Contract {
  readonly file: string
  readonly overlay: Overlay
  /** What comes before the path that the contract writes: a gateway's, a version's or a server's own part. */
  readonly prefix: RegExp
  /** Schemas that the overlay refers to. */
  readonly readForeign?: () => ForeignSchemas
}

/** The vendors' contracts that we hold requests to. */
const contracts = {
  'jira-cloud-v3': {
    file: 'jira-cloud-v3.trim.json',
    overlay: jiraCloudOverlay,
    prefix: /^\/ex\/jira\/[^/]+(?=\/rest\/)/,
    readForeign: () => ({ adf: readAdfSchema() }),
  },
  'jira-data-center': {
    file: 'jira-dc-10.3.trim.json',
    overlay: jiraDataCenterOverlay,
    prefix: /^(\/[^/]+)?\/rest(?=\/api\/)/,
  },
  github: { file: 'github.trim.json', overlay: githubOverlay, prefix: /^\/api\/v3(?=\/)/ },
  gitlab: { file: 'gitlab-v4.trim.json', overlay: gitlabOverlay, prefix: /^(\/[^/]+)?(?=\/api\/v4\/)/ },
  'bitbucket-cloud': {
    file: 'bitbucket-cloud.trim.json',
    overlay: bitbucketCloudOverlay,
    prefix: /^\/2\.0(?=\/)/,
  },
} satisfies Record<string, Contract>

export type ContractName = keyof typeof contracts

/** Reading a contract takes a second and its schemas are compiled as they are used: once is enough. */
const gates = new Map<ContractName, Gate | undefined>()

/** Undefined where the official contracts do not lie beside the repository. */
export const findGate = (name: ContractName): Gate | undefined => {
  if (!gates.has(name)) gates.set(name, createGate(name))
  return gates.get(name)
}

const createGate = (name: ContractName): Gate | undefined => {
  const { file, overlay, prefix, readForeign = () => ({}) }: Contract = contracts[name]
  const text = readContractFile(file)
  if (text === undefined) return undefined
  const document: OpenApiDocument = overlay(JSON.parse(text))
  const gate = createOpenApiGate({
    document,
    pathOf: (pathname) => pathname.replace(prefix, ''),
    foreign: readForeign(),
  })
  if (name !== 'github') return gate
  return withGraphql(gate, () => createGraphqlCheck(readContractFile('github.schema.graphql') ?? ''))
}
