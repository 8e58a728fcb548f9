import { counted } from '../fill-words'
import type { SomeProblems } from './problem-template'
import { connectWithOAuth } from './remedies'

/** Signing in at Atlassian. */
export const oauthProblems = {
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
} as const satisfies SomeProblems
