/** What is said of one connection, and where it is changed. */
export const configureMessages = {
  tabsLabel: (name: string) => `${name} connection`,
  tabs: {
    overview: 'Overview',
    token: 'Token',
    access: 'Access',
    projects: 'Projects',
    repositories: 'Repositories',
    webhooks: 'Webhooks',
  },
  token: {
    present: 'The token in use',
    replace: 'Replace token',
    staysInUse: 'The present token stays in use until every check of the new one has passed.',
    endsIn: (date: string, days: number) => {
      if (days < 0) return `${date}: it has ended`
      if (days === 0) return `${date}, today`
      return days === 1 ? `${date}, tomorrow` : `${date}, in ${days} days`
    },
    endless: 'No end is known',
    replaced: (name: string) => `The ${name} token was replaced`,
    seeWebhooks: 'See webhooks',
  },
  consent: {
    heading: 'The access in use',
    text: 'Throughline renews it by itself. Once a year Atlassian asks for consent again; settings and rules are kept.',
    until: 'Consent until',
    ended: {
      heading: 'The access has ended',
      seen: 'Seen to end',
      text: 'Work waits until somebody connects again, for three days at most; settings and rules are kept.',
    },
  },
  projects: {
    heading: 'Jira projects that Throughline may reach',
    lead: 'Repositories are mapped to these projects only.',
    reach: 'How many',
    all: 'All that the account sees, also those to come',
    chosen: 'Only the chosen ones',
    which: 'Projects',
    none: 'Jira’s projects were not read yet. Come back in a few minutes.',
    leftOut:
      'Repositories that reach a project you leave out reach it no more: their pull requests leave its issues at once.',
    save: 'Save',
    saved: 'The projects are saved',
  },
  choose: {
    lead: 'Choosing a repository makes its webhook. Nothing of it is shown in Jira before it is mapped to a project.',
    search: 'Search',
    name: 'Name of a repository',
    clear: 'Clear search',
    count: (shown: number, found: number, all: number) =>
      shown < found
        ? `The first ${shown} of ${found}. Search to see the others.`
        : `${found} of ${all} that the token sees`,
    hiddenStay: 'What is not listed here keeps its choice.',
    save: 'Save choice',
    archived: 'Archived',
    private: 'Private',
    public: 'Public',
    noWebhook:
      'The account does not administer it: no webhook can be made, changes show a few minutes later.',
    saved: (count: number) => (count === 1 ? '1 repository is chosen' : `${count} repositories are chosen`),
    webhooks: (made: number, refused: number) =>
      refused === 0
        ? `Webhooks made now: ${made}. More follow within minutes where there are many.`
        : `Webhooks made now: ${made}. Not allowed: ${refused}. See Webhooks for what to do.`,
    mapNext: 'Map projects',
    notListed: 'Repositories could not be listed',
    nothing: {
      title: 'This token sees no repositories',
      text: 'Give its account access to some, or replace the token.',
    },
  },
  webhooks: {
    table: 'Webhooks, those that do not work first',
    columns: { repository: 'Repository', state: 'State', checked: 'Last looked at', repair: 'Repair' },
    means: {
      works: 'Its newest delivery was answered.',
      waiting: 'It is being made, or nothing was delivered yet.',
      missing: 'Somebody removed it. Repair makes it again.',
      off: 'Somebody switched it off. Repair switches it on.',
      refused: 'The account may not make it. Give it Admin of the repository, then repair.',
    },
    unreachable: {
      title: 'Git hosts cannot reach this Throughline',
      text: 'It asks them every minute instead. Set THROUGHLINE_PUBLIC_URL to have webhooks.',
    },
    empty: { title: 'No webhooks yet', text: 'Choose repositories, and each gets its webhook.' },
    choose: 'Choose repositories',
  },
  checkAgain: 'Check again',
  connection: 'Connection',
  permissions: 'Permissions',
  permissionsUnknown: 'Check again to see what the account may do.',
  may: (may: string) => may[0]?.toUpperCase() + may.slice(1),
  mayNot: (granted: string) =>
    `Not allowed. Grant “${granted}” in Jira, or leave the rules off that need it.`,
  granted: 'allowed',
  notGranted: 'not allowed',
  noError: 'None',
  errorAt: (error: string) => `: ${error}`,
  disconnect: {
    title: 'Disconnect',
    text: 'Deletes its webhooks and destroys the stored secrets. Comments, issues and links in Jira stay. Rules are kept for 30 days.',
    confirm: (place: string) => `Type ${place} to confirm`,
    wrong: (place: string) => `This is not ${place}. Nothing was disconnected.`,
    left: (count: number) =>
      count === 1
        ? 'One webhook could not be deleted there: delete it by hand.'
        : `${count} webhooks could not be deleted there: delete them by hand.`,
  },
} as const
