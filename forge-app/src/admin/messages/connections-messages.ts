import { dateInWords } from '@throughline/shared/fill-words'
import type { SetupConnection } from '@throughline/shared/setup'
import type { AdminWording } from './admin-wording'

/** Connections, and how one begins and ends. */
export const connectionsMessages = ({ plural, since }: AdminWording) => ({
  states: { connected: 'Connected', expired: 'Expired', revoked: 'Revoked' },
  connections: {
    title: 'Connections',
    none: 'Nothing is connected yet.',
    columns: { name: 'Name', state: 'State', delivery: 'Last delivery' },
    configure: ({ name }: SetupConnection) => `Configure ${name}`,
    checkAgain: 'Check again',
    jiraByApp: 'Jira is reached through this app; there is no token to look after.',
    lastError: (error: string, at: string | undefined) => `Last error, ${since(at)}: ${error}`,
    facts: (connection: SetupConnection): readonly string[] => {
      const { accountName, connectedBy, tokenLastFour, endsAt, lastOkAt, repositoryCount, host } = connection
      return [
        ...(accountName === undefined ? [] : [`Signed in as ${accountName}`]),
        ...(connectedBy === undefined ? [] : [`Connected by ${connectedBy}`]),
        ...(tokenLastFour === undefined ? [] : [`The token ends in ${tokenLastFour}`]),
        ...(endsAt === undefined ? [] : [`Ends ${dateInWords(endsAt)}`]),
        ...(lastOkAt === undefined ? [] : [`Last answered well ${since(lastOkAt)}`]),
        ...(host === 'jira'
          ? []
          : [plural(repositoryCount, { one: '# repository chosen', other: '# repositories chosen' })]),
      ]
    },
  },
  connect: {
    title: 'Connect GitHub',
    lead: 'Throughline reads pull requests with a token of an account that may see the repositories, and creates their webhooks.',
    another: 'Connect a git host',
    defaultUrl: 'https://github.com',
    url: 'GitHub address',
    urlHelp: 'https://github.com, or the address of your GitHub Enterprise Server.',
    expiresOn: 'Token expiration date',
    expiresOnHelp: 'As GitHub shows it for this token. Throughline reminds you before it ends.',
    token: 'Personal Access Token',
    tokenHelp:
      'With read access to pull requests and contents, and write access to webhooks. It is stored encrypted and never shown again.',
    save: 'Connect',
    replace: 'Replace token',
    checking: 'Checking…',
    notStarted: 'The checks could not be started',
    nothingSaved: (text: string) => `${text} Nothing was saved.`,
  },
  disconnect: {
    open: 'Disconnect',
    title: (name: string) => `Disconnect ${name}`,
    text: (repositoryCount: number) =>
      `${plural(repositoryCount, {
        one: 'Deletes the webhook of # repository',
        other: 'Deletes the webhooks of # repositories',
      })}, and destroys the stored secrets. Comments, issues and links in Jira stay.`,
    typeName: (name: string) => `Type ${name} to confirm`,
    confirm: 'Disconnect',
    cancel: 'Cancel',
    failed: 'It is still connected',
  },
})
