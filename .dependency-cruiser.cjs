/** Who may import whom. Folders are layers; each comment is the reason a build fails. */
const law = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const companion = (folders) => `^companion/src/(${folders})(/|\\.ts$)`
const stores =
  'inbox|connections|rules|tenants|issues|people|history|follow-ups|traces|panel|audit|effects|sessions|issue-pool'
/** Tests may use what they test with: fakes, the sandbox, a throwaway database. */
const notTests = '(\\.test\\.tsx?$|^(companion|forge-app|shared)/test/)'

module.exports = {
  forbidden: [
    law(
      'no-cycles',
      'A cycle has no first file to read.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    law(
      'shared-is-the-floor',
      'shared imports zod and no workspace.',
      { path: '^shared/', pathNot: notTests },
      { path: '^(companion|forge-app|sandbox|eval|bench|faults)/' },
    ),
    law(
      'forge-app-and-companion-meet-in-shared',
      'They talk over the wire.',
      { path: '^forge-app/', pathNot: notTests },
      { path: '^(companion|sandbox)/' },
    ),
    law(
      'the-product-never-knows-its-sandbox',
      'It has to run without it.',
      { path: '^(companion|shared|forge-app)/', pathNot: notTests },
      { path: '^(sandbox|eval|bench|faults)/' },
    ),
    law(
      'the-domain-knows-no-one',
      'What a pull request is depends on nothing above it.',
      { path: '^companion/src/(pull-requests/|failure\\.ts)', pathNot: notTests },
      { path: companion(`features|git-hosts|jira|http|pipeline|jobs|actions|fetch|${stores}`) },
    ),
    law(
      'a-patch-is-text',
      'patches/ reads what git wrote, and knows nothing else.',
      { path: '^companion/src/patches/', pathNot: notTests },
      { path: '^(companion|shared)/', pathNot: '^companion/src/patches/' },
    ),
    law(
      'what-is-left-to-do-is-read-from-texts-alone',
      'todos/ finds to-dos in texts it is given: it knows the domain, and nobody who fetches or keeps them.',
      { path: '^companion/src/todos/', pathNot: notTests },
      { path: '^companion/src/', pathNot: '^companion/src/(todos|patches|pull-requests)/' },
    ),
    law(
      'to-dos-are-found-for-features',
      'Whoever else wants to-dos asks a feature or a store.',
      { path: '^companion/src/', pathNot: `(${notTests}|^companion/src/(todos|features)/)` },
      { path: '^companion/src/todos/' },
    ),
    law(
      'the-past-is-what-it-is-told',
      'review-history/ ranks from the tallies it is given: it knows the domain, and nobody who fetches or keeps them.',
      { path: '^companion/src/review-history/', pathNot: notTests },
      { path: '^companion/src/', pathNot: '^companion/src/(review-history|pull-requests)/' },
    ),
    law(
      'reviewers-are-ranked-for-features',
      'A feature asks for a ranking, and the store of tallies keeps them; whoever else wants one asks these.',
      { path: '^companion/src/', pathNot: `(${notTests}|^companion/src/(review-history|features|history)/)` },
      { path: '^companion/src/review-history/' },
    ),
    law(
      'scoring-asks-nobody',
      'Which issue is meant is computed from what it is given: features and measurements alike rely on it.',
      { path: '^companion/src/link-scoring/', pathNot: notTests },
      {
        path: `(^node_modules/|${companion(`features|git-hosts|jira|http|pipeline|jobs|actions|fetch|database|${stores}`)})`,
      },
    ),
    law(
      'a-feature-stands-alone',
      'Move what two features share down a layer.',
      { path: '^companion/src/features/([^/]+)/' },
      { path: '^companion/src/features/([^/]+)/', pathNot: '^companion/src/features/$1/' },
    ),
    law(
      'features-touch-only-contracts',
      'No SQL, HTTP, host or store in a feature.',
      { path: '^companion/src/features/.+/', pathNot: notTests },
      {
        path: `(node_modules/(postgres|hono|@hono|undici)/|${companion(`http|pipeline|jobs|database|fetch|${stores}`)}|^companion/src/(git-hosts/[^/]+/|language-model/(?!language-model\\.ts)))`,
      },
    ),
    law(
      'one-way-to-a-language-model',
      'What it may be told, and for how long anybody waits, is decided in language-model/.',
      { path: '^companion/src/', pathNot: `(${notTests}|^companion/src/language-model/)` },
      { path: 'node_modules/(ai|@ai-sdk)/' },
    ),
    law(
      'a-git-host-stands-alone',
      'A host never imports another.',
      { path: '^companion/src/git-hosts/([^/]+)/' },
      { path: '^companion/src/git-hosts/([^/]+)/', pathNot: '^companion/src/git-hosts/$1/' },
    ),
    law(
      'hosts-and-jira-modes-translate-only',
      'They know their contract, the domain and fetch.',
      { path: '^companion/src/(git-hosts/[^/]+|jira/auth)/', pathNot: notTests },
      { path: companion(`features|http|pipeline|jobs|actions|database|${stores}`) },
    ),
    law(
      'stores-know-no-doors-or-features',
      'A store is SQL over the domain.',
      { path: companion(stores), pathNot: notTests },
      { path: companion('features|http|pipeline|actions') },
    ),
    law(
      'actions-stand-alone',
      'One file for each thing a person asks for.',
      { path: '^companion/src/actions/([^/]+)', pathNot: `(${notTests}|^companion/src/actions/index\\.ts)` },
      { path: '^companion/src/(http|actions)/', pathNot: '^companion/src/actions/($1|action\\.ts)' },
    ),
    law(
      'work-never-enters-by-a-door',
      'Jobs and pipeline answer nobody.',
      { path: companion('pipeline|jobs'), pathNot: notTests },
      { path: companion('http') },
    ),
    law(
      'doors-do-no-work',
      'A door verifies, keeps and answers.',
      { path: '^companion/src/http/', pathNot: notTests },
      { path: companion('features|pipeline') },
    ),
    law(
      'one-driver',
      'Rows are reached through database/: a bare connection belongs to no tenant.',
      {
        path: '^companion/src/',
        pathNot: `(${notTests}|^companion/src/database/|^companion/src/connections/key-check\\.ts)`,
      },
      { path: 'node_modules/postgres/', dependencyTypesNot: ['type-only'] },
    ),
    law(
      'one-way-out',
      'Outbound calls go through fetch/, which refuses what must not be called.',
      { path: '^companion/src/', pathNot: `(${notTests}|^companion/src/fetch/)` },
      { path: '(node_modules/undici/|^(node:)?(https|http2|tls|dgram|dns)(/promises)?$)' },
    ),
    law(
      'one-ear',
      'node:http and node:net can call out as well as listen: only what listens, or looks for a free port, has them.',
      {
        path: '^companion/src/',
        pathNot: `(${notTests}|^companion/src/(fetch/|intake-process\\.ts|database/embedded-port\\.ts))`,
      },
      { path: '^(node:)?(http|net)$' },
    ),
    law(
      'one-composition-root',
      'Processes are put together in their own files.',
      {
        path: '^companion/src/',
        pathNot: '^companion/src/(main|bin|child|run-until-stopped|fork-child|admin-link)\\.ts',
      },
      {
        path: '^companion/src/(main|intake-process|worker-process|child)\\.ts',
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: '(^|/)dist/',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'default'],
    },
  },
}
