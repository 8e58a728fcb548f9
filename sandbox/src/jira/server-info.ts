interface ServerInfo {
  readonly baseUrl: string
  /** Such as `10.3.24`. */
  readonly version: string
  readonly deploymentType: 'Cloud' | 'Server'
  readonly now: Date
}

/** What GET /serverInfo tells everybody, with a token or without. A Data Center calls itself `Server`. */
export const serverInfoJson = ({ baseUrl, version, deploymentType, now }: ServerInfo) => ({
  baseUrl,
  version,
  versionNumbers: version.split('.').map((part) => Number.parseInt(part, 10)),
  deploymentType,
  buildNumber: deploymentType === 'Cloud' ? 100_283 : 10_030_024,
  buildDate: '2026-10-01T00:00:00.000+0000',
  serverTime: now.toISOString().replace('Z', '+0000'),
  scmInfo: '4f1e6c0b8a4f4f0d9a7e2a1b3c5d7e9f00112233',
  serverTitle: 'Sandbox Jira',
})

/** Cloud always says this. */
export const cloudVersion = '1001.0.0-SNAPSHOT'
