/** What the dashboard says, but for connections: their words are in shared/src/connection-words.ts. */
export const messages = {
  product: 'Throughline',
  skip: 'Skip to content',
  nav: {
    label: 'Main',
    repositories: 'Repositories',
    deliveries: 'Deliveries',
    health: 'Health',
    audit: 'Audit log',
    settings: 'Settings',
    integrations: 'Integrations',
    people: 'People',
    needAttention: (count: number) => (count === 1 ? ' needs attention' : ' need attention'),
  },
  theme: {
    light: 'Use light theme',
    dark: 'Use dark theme',
    auto: 'Use the system’s theme',
  },
  account: {
    label: (name: string, role: string) => `Account of ${name}, ${role}`,
    signOut: 'Sign out',
    roles: { viewer: 'Viewer', maintainer: 'Maintainer', admin: 'Admin', owner: 'Owner' },
  },
  signIn: {
    title: 'Sign in',
    heading: 'Sign in to Throughline',
    command: 'npm run admin-link',
    before: 'On the server, run',
    after: 'and open the link it prints. It works once, for 15 minutes.',
    button: 'Sign in',
    linkEnded: {
      title: 'This sign-in link no longer works',
      text: 'This sign-in link was used or is older than 15 minutes. Run npm run admin-link on the server for a new one.',
    },
    singleSignOn: {
      goOnWith: (provider: string) => `Continue with ${provider}`,
      or: 'Or without it:',
      again: 'Sign in again',
      signedIn: (name: string) => `Signed in as ${name}`,
      goOn: 'Go on',
      cancelled: { title: 'The sign-in was cancelled', text: 'Nobody was signed in.' },
      stale: {
        title: 'This sign-in was too old or was used already',
        text: 'Start again; it has to be finished within 10 minutes in the same browser.',
      },
      noRole: {
        title: 'You may not use Throughline yet',
        text: (name: string) =>
          `${name} has no role here. Ask an admin of Throughline which group of yours should have one (THROUGHLINE_OIDC_ROLES).`,
      },
      failed: {
        title: 'Signing in did not work',
        text: (provider: string, reference: string) =>
          `${provider} did not answer as it should. Try again; if it stays so, an admin finds the reason in the log under this reference: ${reference}. A link from npm run admin-link lets you in without it.`,
      },
    },
    signedOut: {
      title: 'You are signed out',
      text: 'A session ends after 30 minutes without a click. Sign in again to go on.',
    },
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The address is wrong, or you may not see it.',
    action: 'Go to repositories',
  },
  forbidden: {
    title: 'You may not do this',
    text: (needs: string) => `Ask somebody with the role ${needs} to do it. Nothing was changed.`,
  },
  crossSite: {
    title: 'This came from another site',
    text: 'Open Throughline and do it there. Nothing was changed.',
  },
  plainHttp: (address: string) =>
    `Throughline’s dashboard is served by https, or by http on the machine itself. Open ${address}, or set THROUGHLINE_PUBLIC_URL to its https address.`,
  failed: {
    title: 'This page failed',
    text: (reference: string) => `It was logged as ${reference}. Nothing was changed.`,
    action: 'Try again',
  },
  unavailable: {
    title: 'Throughline’s database does not answer',
    text: 'Try again in a few seconds. Nothing was changed.',
  },
  hideUntilTomorrow: 'Hide until tomorrow',
  notDone: 'This was not done',
  notBuilt: 'This is not part of this version yet. Nothing was changed.',
  incomplete: 'This form was not sent whole. Open the page again, and try once more. Nothing was changed.',
  firstRun: {
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
  },
  integrations: {
    title: 'Integrations',
    lead: 'Connect Jira once and each git host once. Throughline then links pull requests to issues, writes merge summaries and creates follow-ups, by the rules of each repository.',
    ticketing: 'Ticketing & Documentation',
    gitHosts: 'Git hosts',
    onlyAdmins: 'Only admins can connect and configure.',
    about: {
      jira: 'Link issues, post merge summaries, suggest reviewers, create follow-ups. Cloud and Data Center.',
      github: 'github.com and Enterprise Server',
      gitlab: 'gitlab.com and self-managed',
      bitbucket: 'bitbucket.org, by API token or access token',
      'bitbucket-data-center': 'Your own server, by HTTP access token',
      gitea: 'Your own server, by token',
    },
    systems: { github: 'GitHub', gitlab: 'GitLab' } as Readonly<Record<string, string>>,
    states: {
      connected: 'Connected',
      expired: 'Expired',
      revoked: 'Revoked',
      troubled: 'Needs attention',
    },
    facts: {
      account: 'Signed in as',
      access: 'Access',
      connected: 'Connected',
      ends: 'Ends',
      lastCall: 'Last call',
      lastError: 'Last error',
      projects: 'Projects',
      repositories: 'Repositories',
      lastDelivery: 'Last delivery',
    },
    access: {
      forge: 'The Throughline app in Jira',
      oauth: 'OAuth',
      'api-token': 'API token',
      pat: 'Personal access token',
      app: 'App',
    },
    accessEnding: (access: string, lastFour: string) => `${access}, ends in ${lastFour}`,
    connectedBy: (date: string, name: string) => `${date} by ${name}`,
    since: (date: string) => `Since ${date}`,
    chosen: (count: number) => (count === 1 ? '1 chosen' : `${count} chosen`),
    projectKeys: (keys: readonly string[]) => {
      if (keys.length === 0) return 'Not read yet'
      if (keys.length <= 3) return keys.join(', ')
      return `${keys.slice(0, 2).join(', ')} and ${keys.length - 2} more`
    },
    unknown: 'Not known',
    never: 'None yet',
    connect: 'Connect',
    configure: 'Configure',
    connectLabel: (name: string) => `Connect ${name}`,
    configureLabel: (name: string) => `Configure ${name}`,
    connected: (name: string) => `${name} is connected`,
    next: { map: 'Map projects', choose: 'Choose repositories' },
    replaceToken: 'Replace token',
    connectAgain: 'Connect again',
    disconnected: (name: string) => `${name} is disconnected`,
  },
  connect: {
    title: (name: string) => `Connect ${name}`,
    close: 'Close',
    howToSignIn: 'How to sign in',
    tabs: { oauth: 'OAuth', pat: 'Personal Access Token' },
    jiraFields: {
      url: 'Jira instance URL',
      urlHint:
        'For example https://your-company.atlassian.net, or the address of your Data Center with its path.',
      email: 'Jira user email',
      emailHint: 'The account that owns the token. Not needed for Data Center.',
      howTo: 'How to create a token in Jira',
      howToHref:
        'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    },
    hostFields: {
      url: (name: string) => `${name} address`,
      urlHint: {
        github: 'https://github.com, or the address of your Enterprise Server.',
        gitlab: 'https://gitlab.com, or the address of your own server.',
        bitbucket: 'https://bitbucket.org',
        'bitbucket-data-center': 'The address of your server.',
        gitea: 'The address of your server.',
      },
      firstUrl: {
        github: 'https://github.com',
        gitlab: 'https://gitlab.com',
        bitbucket: 'https://bitbucket.org',
        'bitbucket-data-center': '',
        gitea: '',
      },
      expiresOnHint: 'Leave it empty for a token without an end. A date that the host tells counts more.',
    },
    expiresOn: 'Token expiration date',
    expiresOnHint: 'We remind you 14, 7 and 1 days before.',
    token: 'Personal Access Token',
    tokenHint: 'Stored encrypted, never shown again.',
    save: 'Save',
    checking: 'Checking…',
    cancel: 'Cancel',
    done: 'Done',
    checksHeading: 'Connection checks',
    nothingSavedYet: 'Nothing is saved until every check has passed.',
    nothingSaved: 'Nothing was saved.',
    checkStates: {
      waiting: 'waiting',
      running: 'running',
      passed: 'passed',
      warned: 'with a warning',
      failed: 'failed',
    },
    copyDetails: 'Copy details',
    copied: 'The details are copied',
    checksGone: {
      title: 'These checks are over',
      text: 'Save again to run them anew. Nothing was saved.',
    },
    savedWithWarning: (name: string) => ({
      title: `${name} is connected`,
      text: 'One thing is left to do; everything else works without it.',
    }),
    oauth: {
      lead: 'Sign in at Atlassian and choose the site. Throughline renews the access by itself; there is no token to look after.',
      asks: 'Atlassian will ask you to allow',
      scopes: [
        'Read Jira issues and user information',
        'Write to Jira: create and update issues, add comments',
        'Manage webhooks, so that changes show at once',
        'Offline access, to renew the sign-in before it ends',
      ],
      scopeNames: 'read:jira-work read:jira-user write:jira-work manage:jira-webhook offline_access',
      copyScopes: 'Copy scopes',
      scopesCopied: 'The scopes are copied',
      callbackCopied: 'The callback URL is copied',
      callback: 'Callback URL',
      scopesLabel: 'Scopes',
      useToken: 'Use a token instead',
      consent: 'Atlassian asks for consent again after one year. We tell you 30, 7 and 1 days ahead.',
      connect: 'Connect with OAuth',
      again: 'Connect again',
      leaving: 'Going to Atlassian…',
      leavingText: 'Your browser should go on by itself.',
      goOn: 'Continue to Atlassian',
      back: 'Back from Atlassian…',
      goBack: 'Continue',
      chooseSite: 'Which site?',
      chooseText: (count: number) => `You allowed ${count} sites. Throughline uses one; add another later.`,
      connectSite: (site: string) => `Connect ${site}`,
    },
  },
  configure: {
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
  },
} as const
