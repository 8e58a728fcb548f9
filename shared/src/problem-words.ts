import type { ProblemId } from './connection-check'
import { counted, type Facts, listed } from './fill-words'
import { missingPermissions } from './permission-words'

/** What a problem's one button does. */
export type RemedyKind =
  /** Starts the checks again. */
  | 'try-again'
  /** Puts `value` into the field for the address, or for the email. */
  | 'use-address'
  | 'use-email'
  /** Opens the page at `value`: one of Atlassian, or the named page of our documents. */
  | 'open'
  | 'open-guide'
  | 'copy'
  | 'go-to-oauth'
  | 'replace-token'
  | 'repair-webhook'
  | 'continue'

/** Sentences with `{names}` of facts. `title` says what happened, `text` what to do. */
export interface ProblemTemplate {
  readonly title: string
  readonly text: string
  readonly remedy?: { readonly label: string; readonly kind: RemedyKind; readonly value?: string }
}

const tryAgain = { label: 'Try again', kind: 'try-again' } as const
const checkAgain = { label: 'Check again', kind: 'try-again' } as const
const connectWithOAuth = { label: 'Connect with OAuth', kind: 'go-to-oauth' } as const
const replaceToken = { label: 'Replace token', kind: 'replace-token' } as const
const howTo = (value: string) => ({ label: 'How to create a token', kind: 'open', value }) as const

const cloudTokens = 'https://id.atlassian.com/manage-profile/security/api-tokens'
const aboutCloudTokens =
  'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/'
const aboutPersonalAccessTokens =
  'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html'

const certificate = (text: string): ProblemTemplate => ({
  title: 'The certificate of {host} is not trusted',
  text,
  remedy: tryAgain,
})

/** Every problem's words, or what picks them by the facts. */
export const problemWords: Readonly<
  Record<ProblemId, ProblemTemplate | ((facts: Facts) => ProblemTemplate)>
> = {
  'url.invalid': {
    title: 'This is not a web address',
    text: 'Enter the whole address, for example {example}.',
  },
  /** `deployment`: `cloud`, or undefined where plain http would need the operator. `https`: the address with https. */
  'url.httpsOnly': ({ deployment }) => ({
    title: 'This address must start with https://',
    text:
      deployment === 'cloud'
        ? 'Jira Cloud is reached by https only.'
        : "Plain http needs the operator's permission (setting THROUGHLINE_ALLOW_HTTP).",
    remedy: { label: 'Use https', kind: 'use-address', value: '{https}' },
  }),
  'url.notFound': {
    title: 'The name {host} was not found',
    text: 'Check the spelling. A private name has to resolve on the machine where Throughline runs.',
  },
  'url.refused': {
    title: '{host} refused the connection',
    text: 'Check the port, and that {system} is running.',
    remedy: tryAgain,
  },
  'url.timeout': {
    title: '{host} did not answer within 10 seconds',
    text: 'Check that the machine of Throughline may reach it: firewall, proxy, VPN.',
    remedy: tryAgain,
  },
  'url.unreachable': {
    title: '{host} could not be reached',
    text: 'The connection broke off. Check the address, and what stands between: firewall, proxy, VPN.',
    remedy: tryAgain,
  },
  'tls.expired': certificate('It expired on {date}.'),
  'tls.name': certificate('It is for {names}, not for this name.'),
  'tls.authority': certificate(
    'Its issuer {issuer} is unknown: add that authority with NODE_EXTRA_CA_CERTS and restart.',
  ),
  'tls.protocol': certificate('The server offers only old TLS; it has to allow TLS 1.2.'),
  /** `target`: the address that it leads to, as it would be typed. */
  'url.redirects': {
    title: '{host} sends us on to {targetHost}',
    text: 'Use that address if it is your {system}. Throughline never takes a token to another host.',
    remedy: { label: 'Use {target}', kind: 'use-address', value: '{target}' },
  },
  'url.notJira': {
    title: '{host} answered, but not as Jira',
    text: 'Copy the address from the browser up to, not including, /browse or /secure. Data Center often has a path such as /jira.',
  },
  'url.notGitHost': {
    title: '{host} answered, but not as {system}',
    text: 'Copy the address from the browser up to, not including, the path of a repository.',
  },
  /** `reason`: see below. `mode`: `hosted` where nobody may allow more. `ip`, `cidr`, `port` where they matter. */
  'url.blocked': (facts) => ({
    title: 'Throughline does not call {host}',
    text: blockedText(facts),
    remedy: { label: 'Open operating guide', kind: 'open-guide', value: 'operating' },
  }),
  'url.blockedMetadata': {
    title: "This address can't be used",
    text: "It belongs to the machine's cloud provider and is never called.",
  },
  'jira.tooOld': {
    title: 'This is Jira {version}; version 9.0 or later is needed',
    text: 'Upgrade Jira, or ask your administrator when that is planned.',
  },
  'jira.maintenance': {
    title: 'Jira is in maintenance',
    text: 'Try again when it is back. Nothing was saved.',
    remedy: tryAgain,
  },
  /** A warning. `deployment`: what the address was taken for. */
  'jira.unknownKind': ({ deployment }) => ({
    title: 'Jira does not say which kind it is',
    text:
      deployment === 'cloud'
        ? 'By its address it counts as Jira Cloud. Check that links and comments arrive.'
        : 'By its address it counts as Jira Data Center. Check that links and comments arrive.',
  }),
  /** Basic sign-in answers a wrong email alike, so both are named. */
  'token.refused': {
    title: 'Jira did not accept this token',
    text: 'It may be mistyped, revoked or expired, or it belongs to another account than {email}. Create one under Account settings, Security, API tokens.',
    remedy: howTo(aboutCloudTokens),
  },
  'token.refusedDc': {
    title: 'This Jira did not accept the token',
    text: 'Create one in Jira under Profile, Personal Access Tokens, and paste it whole.',
    remedy: howTo(aboutPersonalAccessTokens),
  },
  'token.kindCloud': {
    title: 'Jira Cloud has no Personal Access Tokens',
    text: 'Create an API token at id.atlassian.com and paste it here with your email.',
    remedy: { label: 'Open API tokens', kind: 'open', value: cloudTokens },
  },
  'token.kindDc': {
    title: 'This is an API token of Jira Cloud',
    text: 'Data Center needs a token from Profile, Personal Access Tokens.',
  },
  'token.hostedCloud': {
    title: 'API tokens of Jira Cloud are not accepted here',
    text: 'Atlassian does not allow Marketplace apps to collect them. Install the Throughline app in Jira, or use the OAuth tab.',
    remedy: { label: 'Go to OAuth', kind: 'go-to-oauth' },
  },
  'token.expired': {
    title: 'The token expired on {date}',
    text: 'Create a new one in {system} and replace it here. Waiting work starts again by itself.',
    remedy: replaceToken,
  },
  /** `until`: when it was last accepted. `waiting`: how many pull requests wait. Both may be unknown. */
  'token.revoked': ({ until = '', waiting = '0' }) => ({
    title: '{system} no longer accepts the token',
    text: [
      until === ''
        ? 'It was probably revoked. Replace it.'
        : 'It was working until {until}, so it was probably revoked. Replace it.',
      waiting === '0'
        ? 'Waiting work starts again by itself; nothing is lost.'
        : counted(
            Number(waiting),
            '{count} pull request waits; nothing is lost.',
            '{count} pull requests wait; nothing is lost.',
          ),
    ].join(' '),
    remedy: replaceToken,
  }),
  /** `owner`: the email shown; `ownerEmail`: the one to use. */
  'email.other': {
    title: 'This token belongs to another account',
    text: "Jira says {owner}, you entered {email}. Enter the email of the token's owner.",
    remedy: { label: 'Use that email', kind: 'use-email', value: '{ownerEmail}' },
  },
  'email.hidden': {
    title: "Jira does not show this account's email",
    text: 'The token works. Check that {account} is the account you meant.',
    remedy: { label: 'Continue', kind: 'continue' },
  },
  captcha: {
    title: 'Jira asks for a CAPTCHA',
    text: 'Too many failed sign-ins. Sign in to Jira once in a browser as {user}, solve it, then save again.',
    remedy: { label: 'Open Jira', kind: 'open', value: '{url}' },
  },
  /** `addresses`: those that Throughline calls from; undefined where it does not know them. */
  'ip.blocked': ({ addresses }) =>
    addresses === undefined
      ? {
          title: "The site's IP allowlist blocks Throughline",
          text: "Add the public addresses of Throughline's machine in Atlassian Administration, Security, IP allowlists.",
        }
      : {
          title: "The site's IP allowlist blocks Throughline",
          text: 'Add {addresses} in Atlassian Administration, Security, IP allowlists.',
          remedy: { label: 'Copy addresses', kind: 'copy', value: '{addresses}' },
        },
  /** `missing`: Jira's names of permissions, with commas: `ADD_COMMENTS,LINK_ISSUES`. `projects`: keys, in words. */
  'perm.missing': ({ missing = '' }) => {
    const { may, granted, rules } = missingPermissions(missing.split(','))
    return {
      title: may.length === 1 ? `{account} may not ${may[0]}` : `{account} lacks ${may.length} permissions`,
      text: `Grant ${listed(granted)} in {projects} by their permission scheme, or choose fewer projects. Rules that need it stay off: ${listed(rules)}.`,
      remedy: checkAgain,
    }
  },
  'perm.none': {
    title: '{account} sees no project',
    text: 'Add the account to a project, then check again.',
    remedy: checkAgain,
  },
  'webhook.notAllowed': {
    title: '{system} did not allow us to create the webhook',
    text: 'It needs "Administer Jira". Create it by hand with the values below, or go on without: changes made in Jira then show after up to 5 minutes.',
    remedy: { label: 'I created it, check again', kind: 'try-again' },
  },
  'webhook.noPing': {
    title: 'The webhook was created, but no call arrived',
    text: '{system} has to reach {address}. Check the proxy in front of Throughline.',
    remedy: { label: 'Test again', kind: 'try-again' },
  },
  'webhook.unreachable': {
    title: '{system} cannot call this Throughline',
    text: 'Set THROUGHLINE_PUBLIC_URL to let it, or go on without: changes made in {system} then show after up to 5 minutes.',
    remedy: { label: 'Open operating guide', kind: 'open-guide', value: 'operating' },
  },
  'webhook.later': {
    title: 'Jira did not take the webhook yet',
    text: 'Throughline tries again every few minutes. Until then Jira is asked every 5 minutes for what changed.',
  },
  'rate.limited': ({ seconds = '60' }) => ({
    title: counted(
      Number(seconds),
      '{system} asks us to wait {count} second',
      '{system} asks us to wait {count} seconds',
    ),
    text: 'The checks go on by themselves at {until}.',
  }),
  'date.missing': {
    title: 'The expiration date is missing',
    text: 'Enter the date {system} shows for this token. We remind you before it ends.',
  },
  'date.past': {
    title: 'The expiration date is in the past',
    text: 'Enter the date {system} shows for this token.',
  },
  'date.tooFar': {
    title: 'The expiration date is more than a year away',
    text: 'Jira Cloud ends API tokens after one year at most.',
  },
  /** `name`: as the form calls it. */
  'field.missing': { title: '{name} is missing', text: 'Fill it in, then save again. Nothing was saved.' },
  'oauth.notSetUp': {
    title: 'OAuth is not set up on this Throughline',
    text: 'An admin creates an app in the Atlassian developer console with this callback URL and these scopes, and sets ATLASSIAN_CLIENT_ID and _SECRET.',
    remedy: { label: 'Copy callback URL', kind: 'copy', value: '{callback}' },
  },
  'oauth.cancelled': {
    title: 'The sign-in at Atlassian was cancelled',
    text: 'Nothing was changed.',
    remedy: connectWithOAuth,
  },
  'oauth.stale': {
    title: 'This sign-in was too old or was used already',
    text: 'Start again; it has to be finished within 10 minutes in the same browser.',
    remedy: connectWithOAuth,
  },
  'oauth.noSite': {
    title: 'This Atlassian account has no Jira site',
    text: 'Sign in with an account that can open your Jira.',
    remedy: connectWithOAuth,
  },
  'oauth.otherSite': {
    title: 'Another site was allowed',
    text: 'This connection belongs to {site}. Allow that one, or disconnect it first. Nothing was changed.',
    remedy: connectWithOAuth,
  },
  /** `waiting`: how many pull requests wait, where that is known. */
  'oauth.ended': ({ waiting = '0' }) => ({
    title: 'Atlassian ended the access to {site}',
    text: [
      'Access was taken back or not renewed for a year. Connect again; settings and rules are kept.',
      ...(waiting === '0'
        ? []
        : [counted(Number(waiting), '{count} pull request waits.', '{count} pull requests wait.')]),
    ].join(' '),
    remedy: { label: 'Connect again', kind: 'go-to-oauth' },
  }),
  'git.refused': {
    title: '{host} did not accept the token',
    text: 'It may be mistyped, revoked or expired. Create a new one there, and paste it whole.',
  },
  /** `rules`: those that need it, in words. */
  'git.scope': {
    title: 'The token lacks {scope}',
    text: 'It is needed for {rules}. Add it, or leave that rule off.',
    remedy: checkAgain,
  },
  'git.sso': {
    title: 'The organization {organization} asks for single sign-on',
    text: 'Authorize the token for {organization} in {system}, then check again.',
    remedy: checkAgain,
  },
  'git.repoGone': {
    title: '{repository} is not visible to this token',
    text: 'Give the account of the token access to it, or leave it out.',
    remedy: checkAgain,
  },
  'git.webhookOff': {
    title: 'The webhook of {repository} was switched off',
    text: 'Repair it here. What was missed meanwhile is fetched.',
    remedy: { label: 'Repair webhook', kind: 'repair-webhook' },
  },
  'companion.unreachable': {
    title: 'Throughline could not be reached',
    text: '{address} did not answer in time. Links and summaries go on as soon as it is back.',
    remedy: tryAgain,
  },
  unexpected: {
    title: 'The checks broke off',
    text: 'Try again. Nothing was saved. If it happens again, tell the operator the reference {reference}.',
    remedy: tryAgain,
  },
}

/** Why an address is not called, and who can allow it. */
const blockedText = ({ reason, mode, cidr }: Facts): string => {
  if (reason === 'port') return 'Use another port: port {port} is not allowed.'
  if (reason === 'userinfo') return 'Leave them out: names and passwords do not belong in the address.'
  if (mode === 'hosted')
    return `${blockedWhy(reason)} A Jira behind a firewall needs a self-managed Throughline.`
  if (reason === 'name')
    return 'It is a name of an inner network. Add it to the allow-list (THROUGHLINE_ALLOW_HOSTS in operating.md) if this is your own {system}.'
  if (cidr === undefined) return blockedWhy(reason)
  return `${blockedWhy(reason)} Add {cidr} to the allow-list (THROUGHLINE_ALLOW_CIDRS in operating.md) if this is your own {system}.`
}

const blockedWhy = (reason: string | undefined): string => {
  if (reason === 'this-machine') return 'It is this machine.'
  if (reason === 'name') return 'It is a name of an inner network.'
  return reason === 'private' ? 'Its address {ip} is private.' : 'It is written in an unusual form.'
}
