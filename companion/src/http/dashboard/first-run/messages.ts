/** What the page of the first steps says. */
export const firstRunMessages = {
  title: 'Start',
  heading: 'Three steps to the first linked pull request',
  lead: 'About five minutes. Nothing is written to Jira before a repository is mapped and a rule is on.',
  done: ', done',
  configure: 'Configure',
  sandbox: 'Just looking? The sandbox needs no account: on any machine with a checkout, run',
  steps: {
    jira: {
      title: 'Connect Jira',
      text: 'A Cloud site by API token, or a Data Center by personal access token.',
    },
    gitHost: {
      title: 'Connect a git host',
      text: 'github.com, or an Enterprise Server of your own.',
    },
    rules: {
      title: 'Turn on rules for a repository',
      text: 'Choose repositories, map them to Jira projects, and choose what Throughline does.',
      choose: 'Choose repositories',
      map: {
        title: 'Map projects',
        text: 'Say which Jira projects a repository may reach. Until then nothing of it is shown.',
      },
      open: 'Choose rules',
    },
    connectedAs: (place: string, account: string | undefined) =>
      account === undefined ? place : `${place}, as ${account}`,
  },
} as const
