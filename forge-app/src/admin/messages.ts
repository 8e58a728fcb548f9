import { gitHostNames } from '../git-host-names'

/** Every string of the admin page, in English; the one place where they are written. */
export const adminMessages = {
  loading: 'Loading the setup of this site…',

  notAllowed: {
    title: 'Only Jira admins can set up Throughline',
    text: 'Ask a Jira admin of this site.',
  },
  failed: {
    title: 'Throughline could not be reached',
    text: (reference?: string) =>
      reference === undefined
        ? 'It did not answer in time. Links and summaries go on as soon as it is back.'
        : `It did not answer in time. Links and summaries go on as soon as it is back. Reference: ${reference}.`,
    tryAgain: 'Try again',
  },

  companion: (address: string) => `This site talks to Throughline at ${address}.`,
  noGitHost: {
    title: 'No git host is connected yet',
    text: (address: string) =>
      `Ask whoever runs ${address} to connect one. From then on, pull requests show up in issues.`,
  },
  gitHosts: {
    title: 'Git hosts',
    columns: { name: 'Name', host: 'Host', repositories: 'Repositories' },
  },
  hosts: gitHostNames,
  count: (count: number) => new Intl.NumberFormat('en-GB').format(count),
} as const
