import type { OwnGitAccount, PersonalTrouble } from '@throughline/shared/git-accounts'
import { gitHostNames } from '../git-host-names'

/** Without a reference the question did not even reach our function. */
export type Trouble =
  | Exclude<PersonalTrouble, { kind: 'unreachable' }>
  | { readonly kind: 'unreachable'; readonly reference?: string }

/** Every string of a person's own settings, in English. */
export const personalWords = {
  loading: 'Loading your settings',
  accounts: 'Your git accounts',
  lead: 'Throughline knows you on a git host by what somebody said, or by an email address that both sides show.',
  columns: { host: 'Git host', account: 'Account', how: 'How matched' },
  host: ({ host, hostName }: OwnGitAccount) => `${gitHostNames[host]} (${hostName})`,
  how: ({ how, saidBy }: OwnGitAccount) =>
    how === 'address' ? 'Same email address' : `${saidBy ?? 'Somebody'} said so`,
  notMe: 'This is not me',
  noAccounts:
    'No git account is known to be yours. Where your name stands on both sides, the panel of an issue asks.',
  suggesting: 'Reviewer suggestions',
  suggestMe: 'Suggest me as a reviewer',
  everywhere: 'In every repository of this site where reviewers are suggested.',
  repositories: 'In single repositories',
  suggestMeIn: (repository: string) => `Suggest me in ${repository}`,
  failed: 'Nothing was done',
  tryAgain: 'Try again',
  notRead: 'Your settings cannot be shown',
  why: (trouble: Trouble): string => {
    switch (trouble.kind) {
      case 'refused':
        return trouble.message
      case 'not-allowed':
        return 'Sign in to Jira first.'
      case 'not-paired':
        return 'Throughline is not set up for this site yet. A Jira admin can do that.'
      case 'unreachable':
        return trouble.reference === undefined
          ? 'Throughline did not answer in time. Try again.'
          : `Throughline did not answer in time. Try again. Reference: ${trouble.reference}.`
    }
  },
}
