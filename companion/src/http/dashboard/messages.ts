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
} as const
