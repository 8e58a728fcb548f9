/** What the page says that lets the app of a Jira site into this companion. */
export const words = {
  title: 'Pair the app in Jira',
  lead: 'A Jira Cloud site that has the Throughline app can use this Throughline instead of the hosted one. It is let in by a secret that somebody types in Jira once.',
  link: 'Pair the app',
  linkBefore: 'Is the Throughline app installed in your Jira Cloud site? Then no token is needed.',
  steps: {
    heading: 'How it is done',
    address: 'The app calls this Throughline under its address:',
    make: 'Make an installation secret here. It is valid once, for 15 minutes, and shown once.',
    type: 'In Jira’s settings, open Apps, Throughline, and type the secret there.',
  },
  copyAddress: 'Copy address',
  addressCopied: 'The address is copied',
  make: 'Make a secret',
  makeAnother: 'Make another secret',
  made: {
    title: 'The installation secret is made',
    text: (time: string) =>
      `It is valid once, until ${time} UTC, and not shown again. One that was made before is void.`,
  },
  secret: 'Installation secret',
  copySecret: 'Copy secret',
  secretCopied: 'The secret is copied',
  paired: {
    title: 'The app is paired',
    text: (date: string, name: string) =>
      `Since ${date}, by ${name}. A new secret lets another site in instead.`,
  },
  seeText: 'Jira is reached through the Throughline app. Unpair it, or let another site in.',
  see: 'See pairing',
  unpair: 'Unpair',
  unpaired: {
    title: 'The app is unpaired',
    text: 'Jira is not called any more. Git hosts, repositories and rules stay.',
  },
  otherJira: {
    title: 'Jira is connected by a token already',
    text: 'Disconnect it first. Two ways into one Jira would answer for each other.',
    action: 'Configure Jira',
  },
  appUnknown: {
    title: 'No app is set up on this Throughline',
    text: 'Set THROUGHLINE_FORGE_APP_ID to the app.id of the app’s manifest.yml, and restart.',
  },
  unreachable: {
    title: 'Jira Cloud cannot reach this Throughline',
    text: 'Set THROUGHLINE_PUBLIC_URL to its https address, and restart.',
  },
} as const
