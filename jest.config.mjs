/** One jest for all workspaces. swc turns TypeScript, and the packages that ship only ESM, into CommonJS. */
const esmOnly = [
  '@octokit/[^/]+',
  'before-after-hook',
  'content-type',
  'jose',
  'oauth4webapi',
  'openid-client',
  'universal-github-app-jwt',
  'universal-user-agent',
]

const swc = [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
]

const project = (displayName, testMatch, { setupFiles = [], ...options } = {}) => ({
  displayName,
  setupFiles: ['<rootDir>/scripts/only-loopback.cjs', ...setupFiles],
  testEnvironment: 'node',
  testMatch,
  transform: {
    '\\.(sql|css|browser\\.js)$': '<rootDir>/scripts/as-text.cjs',
    '\\.(tsx?|m?js)$': swc,
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  ...options,
})

/** Starts one embedded Postgres for the projects that store something; each test file makes its own database on it. */
const onPostgres = {
  globalSetup: '<rootDir>/scripts/test-postgres.setup.mjs',
  globalTeardown: '<rootDir>/scripts/test-postgres.teardown.mjs',
}

const forgeApp = { setupFiles: ['<rootDir>/forge-app/jest.setup.cjs'] }

/** Tests that hold folders, registries, the manifest and the lock to each other. They need no database. */
const mirrors = [
  '<rootDir>/companion/src/{features,git-hosts}/index.test.ts',
  '<rootDir>/forge-app/src/index.test.ts',
  '<rootDir>/scripts/**/*.test.mjs',
]
const notMirrors = {
  testPathIgnorePatterns: ['/node_modules/', '/(features|git-hosts|forge-app/src)/index\\.test\\.ts$'],
}

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/scripts/closing-line.cjs'],
  projects: [
    project('mirrors', mirrors, forgeApp),
    project('shared', ['<rootDir>/shared/src/**/*.test.ts']),
    project('forge-app', ['<rootDir>/forge-app/{src,test}/**/*.test.{ts,tsx}'], {
      ...forgeApp,
      ...notMirrors,
    }),
    project('eval', ['<rootDir>/eval/**/*.test.ts']),
    project('faults', ['<rootDir>/faults/**/*.test.ts']),
    project('companion', ['<rootDir>/companion/{src,test}/**/*.test.{ts,tsx}'], {
      ...onPostgres,
      ...notMirrors,
    }),
    project('sandbox', ['<rootDir>/sandbox/src/**/*.test.{ts,tsx}']),
    project('browser', ['<rootDir>/sandbox/test/**/*.test.ts'], {
      globalSetup: '<rootDir>/scripts/test-browser.setup.mjs',
    }),
  ],
}
