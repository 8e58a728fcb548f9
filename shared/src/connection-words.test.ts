import { describe, expect, test } from '@jest/globals'
import { type Check, CheckId, type CheckRun, ProblemId } from './connection-check'
import { announcement, checkLine, problemText } from './connection-words'
import type { Facts } from './fill-words'
import { problemWords } from './problem-words'

const ordinary: Facts = {
  host: 'acme.atlassian.net',
  url: 'https://acme.atlassian.net',
  target: 'https://jira.acme.example',
  targetHost: 'jira.acme.example',
  https: 'https://jira.acme.example',
  version: '8.20.1',
  email: 'dana@acme.example',
  owner: 'm…@acme.example',
  ownerEmail: 'mina@acme.example',
  account: 'Throughline Bot',
  user: 'dana@acme.example',
  name: 'Jira user email',
  date: '2026-11-12',
  until: '2026-11-25T10:31:05.000Z',
  seconds: '30',
  waiting: '4',
  names: 'intranet.acme.example',
  issuer: 'Acme Root CA',
  ip: '10.20.1.5',
  cidr: '10.20.1.5/32',
  port: '22',
  missing: 'ADD_COMMENTS',
  projects: 'SHOP and PAY',
  scope: 'read:org',
  rules: 'Suggest reviewers',
  organization: 'acme',
  repository: 'acme/storefront',
  address: 'https://throughline.acme.example',
  site: 'acme.atlassian.net',
  callback: 'https://throughline.acme.example/oauth',
  addresses: '198.51.100.7',
  reference: '0a1b2c3d',
}

/** Everything a problem can say, by the facts that pick its words. */
const variants: Readonly<Partial<Record<ProblemId, readonly Facts[]>>> = {
  'url.httpsOnly': [{ deployment: 'cloud' }, {}],
  'url.blocked': [
    ...['private', 'this-machine', 'port', 'userinfo', 'name', 'form'].flatMap((reason) => [
      { reason, mode: 'hosted' },
      { reason, mode: 'self-managed' },
    ]),
  ],
  'token.revoked': [{ waiting: '1' }, { waiting: '0' }],
  'oauth.ended': [{ waiting: '1' }, { waiting: '4' }, { waiting: '0' }],
  'rate.limited': [{ seconds: '1' }, { seconds: '3600' }],
  'perm.missing': [
    { missing: 'VIEW_VOTERS_AND_WATCHERS' },
    { missing: 'BROWSE_PROJECTS,ADD_COMMENTS,CREATE_ISSUES,TRANSITION_ISSUES,LINK_ISSUES' },
  ],
}

const everything = ProblemId.options.flatMap((id) =>
  (variants[id] ?? [{}]).map((facts) => ({
    id,
    ...problemText({ id, facts: { ...ordinary, ...facts } }),
  })),
)

test('there are words for every problem, and for nothing else', () => {
  expect(Object.keys(problemWords).sort()).toEqual([...ProblemId.options].sort())
})

describe('what a problem says', () => {
  const unwanted =
    /\b(sync|ticket|workspace|invalid|illegal|oops|please|sorry|simply|successfully|an error occurred)\b/i

  test.each(everything)('$id: "$title" keeps to the voice', ({ title, text, remedy }) => {
    expect(title.length).toBeLessThanOrEqual(60)
    expect(title).not.toMatch(/[.!]$/)
    expect(text).toMatch(/[.]$/)
    expect(text.split(/(?<=[.])\s/).length).toBeLessThanOrEqual(5)
    const said = `${title} ${text} ${remedy?.label ?? ''} ${remedy?.value ?? ''}`
    expect(said).not.toMatch(/[{}?]/)
    expect(`${title} ${text} ${remedy?.label ?? ''}`).not.toMatch(unwanted)
  })

  test('stays whole where facts are missing', () => {
    for (const id of ProblemId.options) {
      const { title, text } = problemText({ id, facts: {} })
      expect(`${title} ${text}`).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  test.each<[ProblemId, Facts, string]>([
    ['url.notFound', {}, 'The name acme.atlassian.net was not found'],
    ['jira.tooOld', {}, 'This is Jira 8.20.1; version 9.0 or later is needed'],
    ['token.expired', {}, 'The token expired on 12 November 2026'],
    ['rate.limited', { seconds: '1' }, 'Jira asks us to wait 1 second'],
    ['rate.limited', { system: 'GitHub' }, 'GitHub asks us to wait 30 seconds'],
    ['perm.missing', {}, 'Throughline Bot may not add comments'],
    ['perm.missing', { missing: 'ADD_COMMENTS,LINK_ISSUES' }, 'Throughline Bot lacks 2 permissions'],
  ])('%s with %j has the title %s', (id, facts, title) => {
    expect(problemText({ id, facts: { ...ordinary, ...facts } }).title).toBe(title)
  })

  test.each<[ProblemId, Facts, string]>([
    [
      'url.blocked',
      { reason: 'private', mode: 'self-managed' },
      'Its address 10.20.1.5 is private. Add 10.20.1.5/32 to the allow-list (THROUGHLINE_ALLOW_CIDRS in operating.md) if this is your own Jira.',
    ],
    [
      'url.blocked',
      { reason: 'private', mode: 'hosted' },
      'Its address 10.20.1.5 is private. A Jira behind a firewall needs a self-managed Throughline.',
    ],
    [
      'perm.missing',
      { missing: 'LINK_ISSUES,CREATE_ISSUES' },
      'Grant Create Issues and Link Issues in SHOP and PAY by their permission scheme, or choose fewer projects. Rules that need it stay off: Auto-link issues and Create follow-ups.',
    ],
    [
      'token.revoked',
      { waiting: '1', until: '2026-11-25' },
      'It was working until 25 November 2026, so it was probably revoked. Replace it. 1 pull request waits; nothing is lost.',
    ],
  ])('%s with %j says %s', (id, facts, text) => {
    expect(problemText({ id, facts: { ...ordinary, ...facts } }).text).toBe(text)
  })

  test('offers what its button needs', () => {
    expect(problemText({ id: 'url.redirects', facts: ordinary }).remedy).toEqual({
      label: 'Use https://jira.acme.example',
      kind: 'use-address',
      value: 'https://jira.acme.example',
    })
    expect(problemText({ id: 'email.other', facts: ordinary }).remedy?.value).toBe('mina@acme.example')
  })
})

const check = (id: CheckId, state: Check['state'], facts: Facts = {}): Check => ({ id, state, facts })

describe('a line of the checks', () => {
  test.each<[Check, string, string | undefined]>([
    [check('address', 'waiting'), 'Address reachable', undefined],
    [check('address', 'running', { host: 'jira.acme.example' }), 'Calling jira.acme.example…', undefined],
    [check('address', 'passed', { seconds: '0.2' }), 'Address reachable', '0.2 s'],
    [
      check('deployment', 'passed', { deployment: 'cloud', host: 'acme.atlassian.net' }),
      'Jira Cloud recognised',
      'acme.atlassian.net',
    ],
    [
      check('deployment', 'passed', { deployment: 'data-center', version: '10.3', host: 'j.example' }),
      'Jira Data Center 10.3 recognised',
      'j.example',
    ],
    [check('token', 'passed', { name: 'Throughline Bot' }), 'Token accepted', 'as Throughline Bot'],
    [check('email', 'passed', { deployment: 'data-center' }), 'Email not needed for Data Center', undefined],
    [check('email', 'passed', { deployment: 'cloud' }), 'Email matches the account', undefined],
    [check('permissions', 'passed', { count: '1' }), 'All permissions found', '1 project'],
    [check('permissions', 'passed', { count: '12' }), 'All permissions found', '12 projects'],
    [check('permissions', 'failed'), 'Permissions: read, comment, create, transition, webhooks', undefined],
    [check('webhook', 'passed', { count: '1' }), 'Webhook created and verified', '1'],
    [
      { ...check('webhook', 'warned'), problem: { id: 'webhook.notAllowed', facts: {} } },
      'Jira did not allow us to create the webhook',
      undefined,
    ],
  ])('%j reads "%s" and "%s"', (given, text, right) => {
    expect(checkLine(given)).toEqual({ text, right })
  })

  test('speaks of repositories where a git host is connected', () => {
    expect(checkLine(check('permissions', 'passed', { count: '3' }), 'git-host').right).toBe('3 repositories')
  })
})

describe('what is announced of a run', () => {
  const run = (state: CheckRun['state'], checks: readonly Check[]): CheckRun => ({
    runId: 'one',
    state,
    checks: [...checks],
  })
  const all = (from: Check) => CheckId.options.map((id) => (id === from.id ? from : check(id, 'waiting')))

  test('the check that runs', () => {
    expect(announcement(run('running', all(check('email', 'running'))), 'Jira')).toBe(
      'Check 4 of 6: Comparing the email with the account…',
    )
  })

  test('the one that failed', () => {
    const failed: Check = { ...check('token', 'failed'), problem: { id: 'token.refused', facts: {} } }
    expect(announcement(run('failed', all(failed)), 'Jira')).toBe(
      'Check 3 of 6 failed: Jira did not accept this token',
    )
  })

  test('the end', () => {
    expect(announcement(run('saved', []), 'Jira')).toBe('Jira is connected')
  })
})
