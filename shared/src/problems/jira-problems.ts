import { counted } from '../fill-words'
import type { SomeProblems } from './problem-template'
import { tryAgain } from './remedies'

/** A Jira, its webhook and its limits, and our own companion. */
export const jiraProblems = {
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
} as const satisfies SomeProblems
