import { counted } from '../fill-words'
import type { SomeProblems } from './problem-template'
import { howTo, replaceToken } from './remedies'

const cloudTokens = 'https://id.atlassian.com/manage-profile/security/api-tokens'

const aboutCloudTokens =
  'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/'

const aboutPersonalAccessTokens =
  'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html'

/** A token, whose it is and how long it lasts. */
export const tokenProblems = {
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
  captcha: {
    title: 'Jira asks for a CAPTCHA',
    text: 'Too many failed sign-ins. Sign in to Jira once in a browser as {user}, solve it, then save again.',
    remedy: { label: 'Open Jira', kind: 'open', value: '{url}' },
  },
} as const satisfies SomeProblems
