import { type ChildProcess, fork } from 'node:child_process'

/** A file of this folder running in a process of its own, so that it shares no event loop with what it measures. */
export interface Apart<Asked, Answer> {
  /** One question at a time. Rejects when the process ends instead of answering. */
  ask(asked: Asked): Promise<Answer>
  stop(): Promise<void>
}

/** `file` is named from the checkout's folder, and answers with answerParent(). */
export const runApart = <Asked, Answer>(file: string): Apart<Asked, Answer> => {
  const child = fork('scripts/run.mjs', [file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    ask: (asked) => askOnce(child, asked),
    async stop() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

const askOnce = <Asked, Answer>(child: ChildProcess, asked: Asked) =>
  new Promise<Answer>((resolve, reject) => {
    const settle = () => {
      child.off('message', answered)
      child.off('exit', ended)
    }
    const answered = (answer: unknown) => {
      settle()
      resolve(answer as Answer)
    }
    const ended = () => {
      settle()
      reject(new Error('A process of this bench ended too early.'))
    }
    child.once('message', answered)
    child.once('exit', ended)
    child.send(asked as object)
  })

/** The other side: answers its parent's questions, one after the other, until the parent is gone. */
export const answerParent = <Asked, Answer>(work: (asked: Asked) => Promise<Answer>): void => {
  process.on('disconnect', () => process.exit(0))
  process.on('message', async (asked) => {
    const answer = await work(asked as Asked)
    process.send?.(answer)
  })
}
