import { readFile, rename, writeFile } from 'node:fs/promises'

/** Something whose state the sandbox keeps over restarts. */
interface Keepable {
  snapshot(): unknown
  restore(snapshot: unknown): void
  onChange(listener: () => void): () => void
}

const QUIET_MS = 200

/**
 * Puts the fakes back as the last start left them, and writes every later change down. What cannot be read is left
 * alone, and the story begins anew. `stop` writes what is still unwritten.
 */
export const keepState = async (file: string, fakes: Readonly<Record<string, Keepable>>) => {
  const restored = await restore(file, fakes)
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  const write = () => {
    timer = undefined
    const all = Object.fromEntries(Object.entries(fakes).map(([name, fake]) => [name, fake.snapshot()]))
    writing = writing.then(async () => {
      await writeFile(`${file}.new`, JSON.stringify(all), { mode: 0o600 })
      await rename(`${file}.new`, file)
    })
  }
  const changed = () => {
    timer ??= setTimeout(write, QUIET_MS)
  }
  const forget = Object.values(fakes).map((fake) => fake.onChange(changed))

  return {
    restored,
    changed,
    async stop() {
      for (const unsubscribe of forget) unsubscribe()
      clearTimeout(timer)
      write()
      await writing
    },
  }
}

const restore = async (file: string, fakes: Readonly<Record<string, Keepable>>): Promise<boolean> => {
  try {
    const all: Readonly<Record<string, unknown>> = JSON.parse(await readFile(file, 'utf8'))
    for (const [name, fake] of Object.entries(fakes)) fake.restore(all[name])
    return true
  } catch {
    return false
  }
}
