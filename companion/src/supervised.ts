import { Failure, type FailureCode } from './failure'

/** What a child process says to its supervisor. */
export type SupervisedMessage =
  | { readonly kind: 'ready' }
  /** It cannot start. With a code the message is a sentence for the person who started it; without, it is a bug. */
  | { readonly kind: 'failed'; readonly message: string; readonly code?: FailureCode }

/** Less than the supervisor's, and there for when nobody is left to be impatient. */
const patienceMs = 7_500

/** The part of `process` that is used here. */
export interface OwnProcess {
  readonly connected?: boolean
  on(event: 'SIGTERM' | 'SIGINT', listener: () => void): unknown
  on(event: 'disconnect', listener: () => void): unknown
  readonly stderr: { write(text: string): unknown }
  exit(code: number): void
  send?(message: SupervisedMessage, handle: undefined, options: undefined, done: () => void): unknown
}

/**
 * The child's side of supervisor.ts. On SIGTERM, and when the supervisor is gone, it awaits `stop` and exits: with 0, or
 * with 1 where `stop` fails or takes longer than 7.5 s. Ctrl-C reaches every process of a terminal at once: a supervised
 * one leaves it to its supervisor, which ends all in order; one that runs alone obeys it like SIGTERM.
 */
export function obeySupervisor({ stop }: { readonly stop: () => Promise<void> }, own: OwnProcess = process) {
  const isSupervised = own.send !== undefined
  let isStopping = false
  const end = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => own.exit(1), patienceMs).unref()
    await stop().then(
      () => own.exit(0),
      () => own.exit(1),
    )
  }
  own.on('SIGTERM', end)
  own.on('SIGINT', () => (isSupervised ? undefined : end()))
  own.on('disconnect', end)
  if (isSupervised && !own.connected) void end()

  return {
    /** Everything works; a crash from now on is answered with a new start. */
    tellReady: () => tell({ kind: 'ready' }, own),
    /** It cannot start: the supervisor hears why, and the process exits with 1. */
    async fail(error: unknown) {
      await tell(describeFailure(error), own)
      if (!(error instanceof Failure)) own.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
      own.exit(1)
    },
  }
}

function describeFailure(error: unknown): SupervisedMessage {
  if (error instanceof Failure) return { kind: 'failed', message: error.message, code: error.code }
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
}

/** Resolves when the supervisor has been told, or is not there. */
const tell = (message: SupervisedMessage, own: OwnProcess) =>
  new Promise<void>((resolve) => {
    if (own.send && own.connected) own.send(message, undefined, undefined, () => resolve())
    else resolve()
  })
