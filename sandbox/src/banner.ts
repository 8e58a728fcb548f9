interface BannerOptions {
  readonly jiraUrl: string
  readonly gitHostUrl: string
  readonly companionUrl: string
  readonly dashboardUrl: string
  readonly logFile: string
  /** What the database did that one would not expect. */
  readonly notes: readonly string[]
  readonly tookMs: number
}

/** What a newcomer reads after `npm start`: where to look, what is fake, and what real use would need. */
export const bannerOf = ({
  jiraUrl,
  gitHostUrl,
  companionUrl,
  dashboardUrl,
  logFile,
  notes,
  tookMs,
}: BannerOptions): string =>
  [
    '',
    'Throughline, without any account',
    '',
    `  Open this    ${jiraUrl}/`,
    `  Git host     ${gitHostUrl}/`,
    `  Dashboard    ${dashboardUrl}   (a companion of your own, with values to connect)`,
    `  Companion    ${companionUrl}/   (log: ${logFile})`,
    '',
    '  Fake here: Jira and the git host. Real: everything else.',
    '  For real use set THROUGHLINE_MODE, DATABASE_URL and THROUGHLINE_MASTER_KEYS: see docs/operating.md.',
    '  Back up master.key beside the data: it opens the stored secrets.',
    ...notes.map((note) => `  ${note}`),
    '',
    `  Ready after ${(tookMs / 1000).toFixed(1)} s. Ctrl-C stops everything; the next start keeps the data.`,
    '',
  ].join('\n')
