import { Logger } from 'graphile-worker'
import type { Log } from '../log'

/** graphile-worker's words in our log: its warnings and errors, and nothing of its chatter. */
export const loggerFor = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error({ from: 'graphile-worker' }, message)
    if (level === 'warning') log.warn({ from: 'graphile-worker' }, message)
  })
