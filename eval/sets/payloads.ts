import { Failure } from '@throughline/companion/failure'
import type { Delivery, GitHost } from '@throughline/companion/git-hosts/git-host'
import { gitHosts } from '@throughline/companion/git-hosts/index'
import { findWrittenKeys } from '@throughline/companion/pull-requests/written-keys'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { DataFolder, EvalSet } from '../eval-set'
import { payloadTextsOf } from './payload-texts'

/** What the product makes of deliveries that real hosts once sent: read, ignored on purpose, or failed. */
export const payloads: EvalSet = {
  async measure(folder, progress) {
    const entries = readIndex(await folder.read('INDEX'))
    progress(`payloads: ${entries.length} recordings`)
    const answered: Answered[] = []
    for (const entry of entries) answered.push({ entry, answer: await answerTo(folder, entry) })
    return { answers: answered.map(({ answer }) => answer), figures: figuresOf(answered) }
  },
}

const Entry = z.object({
  file: z.string().regex(/^[\w-]+\/[\w.-]+\.json$/),
  event: z.string().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
})
type Entry = z.infer<typeof Entry>

function readIndex(value: unknown): readonly Entry[] {
  const parsed = z.array(Entry).safeParse(value)
  if (!parsed.success) throw new CannotMeasure('The file INDEX is not a list of recordings with a file each.')
  return parsed.data
}

interface Answer {
  readonly file: string
  /** The kind of the pull request event; null when the product ignores it on purpose. */
  readonly event: string | null
  readonly keys?: readonly string[]
  readonly reason?: string
  /** What made the product fail, where it did. */
  readonly failed?: string
}

interface Answered {
  readonly entry: Entry
  readonly answer: Answer
}

async function answerTo(folder: DataFolder, { file, event, headers }: Entry): Promise<Answer> {
  const [hostFolder = ''] = file.split('/')
  const host = Object.values(gitHosts).find(({ id }) => id === hostFolder)
  if (!host) return { file, event: null, reason: 'host not built yet' }
  const body = await folder.readText(file)
  const inLowerCase = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  const eventName = host.eventName(Object.fromEntries(inLowerCase)) ?? event ?? ''
  try {
    return readBy(host, file, { event: eventName, body })
  } catch (error) {
    const code = error instanceof Failure ? error.code : 'a bug'
    return { file, event: null, failed: `${code}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function readBy(host: GitHost, file: string, delivery: Delivery): Answer {
  const event = host.read(delivery)
  const found = findWrittenKeys(payloadTextsOf(delivery.body), { dialect: 'cloud' })
  const keys = found.map(({ key }) => key)
  if (event) return { file, event: event.kind, keys }
  return { file, event: null, keys, reason: host.whyIgnored(delivery) }
}

function figuresOf(answered: readonly Answered[]) {
  const hosts = new Set(answered.map(hostOf))
  const byHost = [...hosts].map((host) => [host, count(answered.filter((one) => hostOf(one) === host))])
  return { ...count(answered), byHost: Object.fromEntries(byHost) }
}

const hostOf = ({ entry }: Answered): string => entry.file.split('/')[0] ?? ''

function count(answered: readonly Answered[]) {
  const of = (outcome: Outcome) => answered.filter(({ answer }) => outcomeOf(answer) === outcome).length
  return { read: of('read'), ignored: of('ignored'), failed: of('failed') }
}

type Outcome = 'read' | 'ignored' | 'failed'

const outcomeOf = ({ event, failed }: Answer): Outcome => {
  if (failed !== undefined) return 'failed'
  return event === null ? 'ignored' : 'read'
}
