import type { Facts } from '../fill-words'
import type { ProblemTemplate, SomeProblems } from './problem-template'
import { tryAgain } from './remedies'

const certificate = (text: string): ProblemTemplate => ({
  title: 'The certificate of {host} is not trusted',
  text,
  remedy: tryAgain,
})

/** The address of a Jira or a git host, and the way to it. */
export const addressProblems = {
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
} as const satisfies SomeProblems

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
