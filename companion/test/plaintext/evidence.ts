import { inspect } from 'node:util'
import type { Sql } from 'postgres'
import { type AnyRow, readEveryRow } from './every-row'
import type { Plaintext } from './known-plaintexts'

/** What a journey leaves behind: what was known, and everything that might show it. */
export type Evidence = ReturnType<typeof createEvidence>

export const createEvidence = () => {
  const secrets = new Map<string, string>()
  const answers: string[] = []
  const rows: AnyRow[] = []
  const keepAnswer = async (response: Response) => {
    const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
    answers.push(`${response.status} ${JSON.stringify(headers)} ${await response.clone().text()}`)
    return response
  }
  return {
    answers: answers as readonly string[],
    rows: rows as readonly AnyRow[],
    secrets: (): readonly Plaintext[] => [...secrets].map(([text, name]) => ({ name, text })),

    /** From now on this is a secret that must stand nowhere. */
    know(name: string, ...texts: readonly (string | undefined)[]) {
      for (const text of texts) if (text !== undefined) secrets.set(text, name)
    },

    /** Keeps what somebody was answered. */
    keep: keepAnswer,

    /** Calls an address and keeps its answer. */
    call: async (url: string, init?: RequestInit) =>
      keepAnswer(await fetch(url, { redirect: 'manual', ...init })),

    /** Keeps what an action answers, or all that is known of the error it throws. */
    async asked<T>(work: Promise<T>): Promise<T | undefined> {
      try {
        const answer = await work
        answers.push(JSON.stringify(answer))
        return answer
      } catch (error) {
        answers.push(inspect(error, { depth: 8 }))
        return undefined
      }
    },

    /** Keeps every row as it is at this moment. */
    async sweep(superuser: Sql) {
      rows.push(...(await readEveryRow(superuser)))
    },
  }
}
