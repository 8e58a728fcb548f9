import type { Clock } from '@throughline/companion/clock'
import type { FakeGitHost } from '../git-host/fake-git-host'
import type { FakeJira } from '../jira/fake-jira'
import { olu } from '../jira/people'

/** One form's worth of values; a visitor pastes them into the dashboard. */
export interface ValuesToTry {
  readonly id: string
  readonly heading: string
  readonly words: string
  readonly values: readonly { readonly label: string; readonly value: string }[]
}

const DAY_SECONDS = 24 * 3_600

/** Makes tokens the first time it is asked, and names the same ones until `forget`. */
export const createValuesToTry = ({ jira, gitHost, clock }: ValuesOptions) => {
  let values: readonly ValuesToTry[] | undefined
  return {
    read: (): readonly ValuesToTry[] => {
      values ??= valuesOf({ jira, gitHost, clock })
      return values
    },
    forget() {
      values = undefined
    },
  }
}

export interface ValuesOptions {
  readonly jira: FakeJira
  readonly gitHost: FakeGitHost
  readonly clock: Clock
}

const valuesOf = ({ jira, gitHost, clock }: ValuesOptions): readonly ValuesToTry[] => {
  const lasting = (days: number) => ({ expiresInSeconds: days * DAY_SECONDS })
  const endOf = (days: number) =>
    new Date(clock().getTime() + days * DAY_SECONDS * 1_000).toISOString().slice(0, 10)
  const email = { label: 'Jira user email', value: olu.emailAddress ?? '' }
  return [
    {
      id: 'jira-cloud',
      heading: 'Jira Cloud, by API token',
      words: 'The site of SHOP-7, as Olu Adeyemi, who administers it.',
      values: [
        { label: 'Jira instance URL', value: jira.siteUrl },
        email,
        { label: 'Token expiration date', value: endOf(90) },
        { label: 'Personal Access Token', value: jira.issueApiToken(olu.accountId, lasting(90)) },
      ],
    },
    {
      id: 'jira-data-center',
      heading: 'Jira Data Center, by Personal Access Token',
      words: 'The same issues as a Data Center 10.3 serves them.',
      values: [
        { label: 'Jira instance URL', value: jira.dataCenterUrl },
        { label: 'Token expiration date', value: endOf(90) },
        { label: 'Personal Access Token', value: jira.issuePat(olu.name, lasting(90)) },
      ],
    },
    {
      id: 'git-host',
      heading: 'The git host',
      words: 'A GitHub Enterprise Server, as Olu, who may manage its webhooks.',
      values: [
        { label: 'Address', value: gitHost.publicUrl },
        { label: 'Token expiration date', value: endOf(90) },
        { label: 'Token', value: gitHost.issueToken('olu') },
      ],
    },
    {
      id: 'soon-over',
      heading: 'An API token that ends in ten days',
      words: 'Connect with it, or replace a token by it, and see how Throughline reminds you.',
      values: [
        { label: 'Jira instance URL', value: jira.siteUrl },
        email,
        { label: 'Token expiration date', value: endOf(10) },
        { label: 'Personal Access Token', value: jira.issueApiToken(olu.accountId, lasting(10)) },
      ],
    },
  ]
}
