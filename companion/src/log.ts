import { pino } from 'pino'
import { redact } from './redaction/redact'

type Say = (
  fields: Readonly<Record<string, string | number | boolean | undefined>>,
  constantText: string,
) => void

/** Object first, constant text after it. */
export interface Log {
  readonly debug: Say
  readonly info: Say
  readonly warn: Say
  readonly error: Say
}

/** JSON lines on stdout. Fields are chosen one by one where something is logged: never a token, a body or an e-mail. */
export const createLog = (level: string): Log => {
  const logger = pino({ level, base: null })
  return {
    debug: (fields, text) => logger.debug(fields, text),
    info: (fields, text) => logger.info(fields, text),
    warn: (fields, text) => logger.warn(fields, text),
    error: (fields, text) => logger.error(fields, text),
  }
}

const nothing = () => {}

/** Says nothing; for tests and commands that print their own words. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing }

/**
 * What may be logged about an error that was caught: its name and its message without secrets, which a message of others
 * may quote with an address or a header; never the values it carries.
 */
export const describe = (error: unknown) =>
  error instanceof Error ? { error: error.name, reason: redact(error.message) } : { error: 'unknown' }
