import { dateInWords } from '@throughline/shared/fill-words'
import type { Setup, SetupConnection } from '@throughline/shared/setup'
import { gitHostNames } from '../../git-host-names'
import { createAdminWording } from './admin-wording'
import { attentionMessages } from './attention-messages'
import { connectionsMessages } from './connections-messages'
import { deliveriesMessages } from './deliveries-messages'
import { healthMessages } from './health-messages'
import { repositoriesMessages } from './repositories-messages'
import { rulesMessages } from './rules-messages'

export type AdminMessages = ReturnType<typeof createAdminMessages>

/** Why something that was asked for did not happen. */
type TroubleKind =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-paired' }
  | { readonly kind: 'unreachable'; readonly reference?: string }

/**
 * Every string of the admin page, in English; the files of this folder are the only place where they are written. Times
 * are told from `now`.
 */
export function createAdminMessages(now: Date, timeZone?: string) {
  const wording = createAdminWording(now, timeZone)
  const hostAt = ({ host, name }: SetupConnection) =>
    host === 'jira' ? `Jira (${name})` : `${gitHostNames[host]} (${name})`
  const quoting = (sentence: string, reference: string | undefined) =>
    reference === undefined ? sentence : `${sentence} Reference: ${reference}.`

  return {
    loading: 'Loading the setup of this site…',
    close: 'Close',
    cancel: 'Cancel',
    refresh: 'Refresh',
    notSaved: 'This change was not saved',
    since: wording.since,
    hostAt,

    notAllowed: {
      title: 'Only Jira admins can set up Throughline',
      text: 'Ask a Jira admin of this site.',
    },
    failed: {
      title: 'Throughline could not be reached',
      text: (reference?: string) =>
        quoting('It did not answer in time. Links and summaries go on as soon as it is back.', reference),
      tryAgain: 'Try again',
    },
    trouble: (trouble: TroubleKind): string => {
      if (trouble.kind === 'refused') return trouble.message
      if (trouble.kind === 'not-allowed') return 'Only Jira admins may do this. Ask one of this site.'
      if (trouble.kind === 'not-paired')
        return 'This site is not paired with its Throughline any more. Reload the page and pair it.'
      return quoting('Throughline did not answer in time. Try again in a moment.', trouble.reference)
    },

    companion: (address: string) => `This site talks to Throughline at ${address}.`,
    sections: {
      overview: 'Overview',
      connections: 'Connections',
      repositories: 'Repositories',
      rules: 'Rules',
      deliveries: 'Deliveries',
      health: 'Health',
    },
    open: {
      overview: 'Open overview',
      connections: 'Open connections',
      repositories: 'Open repositories',
      rules: 'Open rules',
      deliveries: 'Open deliveries',
      health: 'Open health',
    },

    steps: {
      label: 'First steps',
      connect: 'Connect git host',
      choose: 'Choose repositories',
      rules: 'Turn on rules',
      ready: 'Ready',
      readyText: 'Open any issue: its pull requests show up in the Throughline panel.',
    },

    ...attentionMessages(wording),
    ...connectionsMessages(wording),
    ...repositoriesMessages(wording),
    ...rulesMessages(wording),
    ...deliveriesMessages(wording),
    ...healthMessages(wording),

    pair: {
      title: 'This site is not paired with your Throughline yet',
      text: 'Your own Throughline believes only Jira sites that somebody has paired with it.',
      secret: 'Installation secret',
      help: 'Make one in your Throughline under Settings, Integrations. It is valid once, for 15 minutes.',
      submit: 'Pair',
      failed: 'The pairing was not changed',
      paired: (address: string, { at, by }: NonNullable<Setup['paired']>) =>
        `Paired with ${address} since ${dateInWords(at)}, by ${by}.`,
      unpair: 'Unpair',
    },
  }
}
