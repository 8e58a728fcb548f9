import type { CallLimit } from '../../../connections/call-limits'

/** What the page Health says. */
export const words = {
  title: 'Health',
  lead: 'Whether everything that Throughline needs works, and what to do where it does not.',
  fine: 'Everything works',
  attention: (count: number) => (count === 1 ? '1 thing needs attention' : `${count} things need attention`),
  label: 'Parts of Throughline',
  ok: 'Works',
  connection: {
    none: 'No connection yet',
    noneText: 'Connect Jira and a git host.',
    connect: 'Open integrations',
    configure: 'Configure',
    configureLabel: (name: string) => `Configure ${name}`,
    lastOk: 'Last good answer',
    never: 'None yet',
    callsLeft: 'Calls left',
    callsLeftWords: ({ left, allowed }: CallLimit) =>
      `${left.toLocaleString('en-GB')} of ${allowed.toLocaleString('en-GB')}`,
    paused: 'Paused',
    pausedUntil: (system: string, time: string) =>
      `${system} asked for a pause until ${time} UTC. Work goes on by itself then.`,
  },
  webhooks: {
    title: 'Webhooks',
    working: (count: number) => (count === 1 ? '1 works' : `${count} work`),
    broken: (count: number) => (count === 1 ? '1 is broken' : `${count} are broken`),
    text: 'What a broken webhook does not tell is asked for every few minutes. Repair it, so that changes show at once.',
    action: 'Open repositories',
  },
  history: { title: 'Review history', reading: 'Reading' },
  openIssues: {
    title: 'Open issues',
    reading: 'Reading',
    readingNote: 'Pull requests without a key find those that are read already.',
    known: (count: number) =>
      count === 1 ? '1 open issue is known.' : `${count.toLocaleString('en-GB')} open issues are known.`,
  },
  worker: {
    title: 'Worker',
    alive: 'Alive',
    none: 'None runs',
    text: 'Start one on the server: THROUGHLINE_ROLE has to be all or worker there. Nothing is lost: what arrives is kept.',
  },
  queue: {
    title: 'Queue',
    onTime: 'On time',
    late: 'Late',
    age: (seconds: number) => `The oldest job has been due for ${inWords(seconds)}.`,
    text: 'Start another worker, or raise THROUGHLINE_WORKERS, if it stays like this.',
  },
  waiting: {
    title: 'Waiting',
    count: (count: number) => (count === 1 ? '1 job' : `${count.toLocaleString('en-GB')} jobs`),
    text: 'Waits for its turn, for a pause to end, or for a new token.',
    action: 'Show what waits',
  },
  gaveUp: {
    title: 'Gave up',
    text: 'Read why, then replay it. What is there already is left as it is.',
    action: 'Show what gave up',
  },
  parked: {
    title: 'Parked',
    text: 'Needs something that only a person can give.',
    action: 'Show what is parked',
  },
  none: 'None',
  number: (count: number) => count.toLocaleString('en-GB'),
  database: {
    title: 'Database',
    version: 'PostgreSQL',
    size: 'Size',
    sizeWords: (bytes: number) =>
      bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${(bytes / 1e9).toFixed(1)} GB`,
  },
  versions: { title: 'Versions', throughline: 'Throughline', node: 'Node' },
} as const

const inWords = (seconds: number): string => {
  if (seconds < 120) return `${Math.round(seconds)} seconds`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`
  return `${Math.round(seconds / 3_600)} hours`
}
