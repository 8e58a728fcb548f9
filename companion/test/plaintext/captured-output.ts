import fs from 'node:fs'
import { jest } from '@jest/globals'

/**
 * Everything that this process writes to its standard output and error from now on, line by line: pino writes to the
 * file itself, other code through the streams and the console. Nothing is shown meanwhile.
 */
export const captureOutput = () => {
  const written: string[] = []
  const keep = (chunk: unknown) => void written.push(String(chunk))
  const writeSync = fs.writeSync
  const spies = [
    jest.spyOn(fs, 'writeSync').mockImplementation(((to: number, chunk: string, ...rest: never[]) => {
      if (to !== 1 && to !== 2) return writeSync(to, chunk, ...rest)
      keep(chunk)
      return Buffer.byteLength(chunk)
    }) as typeof fs.writeSync),
    ...[process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk) => {
        keep(chunk)
        return true
      }),
    ),
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((way) =>
      jest.spyOn(console, way).mockImplementation((...words) => keep(words.map(String).join(' '))),
    ),
  ]
  return {
    lines: (): readonly string[] => written.join('\n').split('\n').filter(Boolean),
    stop() {
      for (const spy of spies) spy.mockRestore()
    },
  }
}
