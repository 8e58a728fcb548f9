import type { FakeGitHost } from '../git-host/fake-git-host'
import type { GitHostFault } from '../git-host/faults'
import type { FakeJira } from '../jira/fake-jira'
import type { JiraFault } from '../jira/jira-fault'
import { PermissionKey } from '../jira/permission-keys'

/** One thing that can be made to go wrong. */
export interface FaultChoice<Fault> {
  readonly id: string
  readonly words: string
  /** What one can then see. */
  readonly effect: string
  readonly fault: Fault
}

const jira = (id: string, words: string, effect: string, fault: JiraFault): FaultChoice<JiraFault> => ({
  id,
  words,
  effect,
  fault,
})

export const jiraFaultChoices: readonly FaultChoice<JiraFault>[] = [
  jira('none', 'Everything works', 'Jira answers as it should.', { kind: 'none' }),
  jira('slow', 'Jira is slow', 'Every answer takes three seconds.', { kind: 'slow', delayMs: 3_000 }),
  jira('stalled', 'Jira never answers', 'Requests are taken and left alone.', { kind: 'stalled' }),
  jira('rate-limited', 'Jira asks us to wait', '429, with Retry-After: 30.', {
    kind: 'rate-limited',
    retryAfterSeconds: 30,
  }),
  jira('down', 'Jira is down', '503 for every request.', { kind: 'down' }),
  jira('maintenance', 'Jira is in maintenance', '503 with a page that says so.', { kind: 'maintenance' }),
  jira('token-refused', 'Token revoked or expired', '401 for every token.', { kind: 'token-refused' }),
  jira('captcha', 'CAPTCHA', '403, and sign-ins wait for a person.', { kind: 'captcha' }),
  jira('ip-blocked', 'IP allowlist', '403: this machine is not on the list.', { kind: 'ip-blocked' }),
  jira('permission-missing', 'Permission missing', 'The account lacks the one chosen below.', {
    kind: 'permission-missing',
    permission: 'ADD_COMMENTS',
  }),
  jira('field-required', 'Done asks for a field', 'Moving an issue there needs the field “Team”.', {
    kind: 'field-required',
    to: 'Done',
    field: 'Team',
  }),
  jira('create-asks', 'New issues ask for a field', 'Creating an issue needs the field “Team”.', {
    kind: 'create-asks',
    field: 'Team',
    allowed: ['Web', 'App'],
  }),
  jira('no-project', 'No project', 'The account sees none.', { kind: 'no-project' }),
  jira('email-other', 'Email of another account', 'The token names another address than yours.', {
    kind: 'email-other',
  }),
  jira('email-hidden', 'Email hidden', 'Jira does not show the account’s address.', { kind: 'email-hidden' }),
  jira('redirected', 'Jira has moved', 'Every answer leads to another host.', {
    kind: 'redirected',
    to: 'https://jira.elsewhere.example',
  }),
  jira('not-jira', 'Not Jira any more', 'A web page for every request.', { kind: 'not-jira' }),
  jira('too-old', 'Jira is too old', 'It calls itself 8.20.', { kind: 'too-old', version: '8.20.30' }),
  jira('webhook-refused', 'Webhooks not allowed', '403 for whoever asks for them.', {
    kind: 'webhook-refused',
  }),
  jira('webhook-silent', 'Jira’s webhooks lost', 'They are kept, and nothing is sent.', {
    kind: 'webhook-silent',
  }),
]

const host = (id: string, words: string, effect: string, fault: GitHostFault): FaultChoice<GitHostFault> => ({
  id,
  words,
  effect,
  fault,
})

export const gitHostFaultChoices: readonly FaultChoice<GitHostFault>[] = [
  host('none', 'Everything works', 'The git host answers as it should.', { kind: 'none' }),
  host('slow', 'The git host is slow', 'Every answer takes three seconds.', {
    kind: 'slow',
    delayMs: 3_000,
  }),
  host('down', 'The git host is down', '503 for every request.', { kind: 'down' }),
  host('rate-limited', 'The git host asks us to wait', 'The hour’s allowance is used up, for 30 seconds.', {
    kind: 'rate-limited',
    limit: 'primary',
    retryAfterSeconds: 30,
  }),
  host('webhook-lost', 'The git host’s webhooks lost', 'None is sent.', { kind: 'webhook-lost' }),
]

/** The permissions that Throughline needs of an account. */
export const losablePermissions: readonly PermissionKey[] = [
  'BROWSE_PROJECTS',
  'ADD_COMMENTS',
  'CREATE_ISSUES',
  'TRANSITION_ISSUES',
  'LINK_ISSUES',
  'ADMINISTER',
]

/** What goes wrong now, by the ids of the choices. */
export interface ChosenFaults {
  readonly jira: string
  readonly gitHost: string
  readonly permission: PermissionKey
}

interface Fakes {
  readonly jira: Pick<FakeJira, 'faults'>
  readonly gitHost: Pick<FakeGitHost, 'faults'>
}

export const chosenFaults = ({ jira: site, gitHost }: Fakes): ChosenFaults => {
  const { current } = site.faults
  return {
    jira: current.kind,
    gitHost: gitHost.faults.current.kind,
    permission: current.kind === 'permission-missing' ? current.permission : 'ADD_COMMENTS',
  }
}

/** Makes these things go wrong from now on; an unknown id changes nothing. */
export const chooseFaults = (
  { jira: site, gitHost }: Fakes,
  chosen: { readonly [Name in keyof ChosenFaults]?: unknown },
): void => {
  const ofSite = jiraFaultChoices.find(({ id }) => id === chosen.jira)?.fault
  const permission = PermissionKey.safeParse(chosen.permission).data
  if (ofSite?.kind === 'permission-missing' && permission) site.faults.set({ ...ofSite, permission })
  else if (ofSite) site.faults.set(ofSite)
  const ofHost = gitHostFaultChoices.find(({ id }) => id === chosen.gitHost)?.fault
  if (ofHost) gitHost.faults.set(ofHost)
}
