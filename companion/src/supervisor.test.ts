import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Failure } from './failure'
import { silentLog } from './log'
import { delayAfter, supervise } from './supervisor'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-supervisor-'))
})
afterAll(() => rm(folder, { recursive: true }))

const ready = `process.send({ kind: 'ready' }); process.on('disconnect', () => process.exit());`
const obedient = `${ready} process.on('SIGTERM', () => process.exit(0));`
const stubborn = `process.on('SIGTERM', () => {}); ${ready}`

/** A child that runs this script, and how often and as which processes it was started. */
const childThat = async (script: string, name = 'worker') => {
  const path = join(folder, `${name}-${Math.random()}.cjs`)
  await writeFile(path, script)
  const pids: number[] = []
  return {
    name,
    pids,
    fork: () => {
      const child = fork(path, { execArgv: [] })
      pids.push(child.pid ?? 0)
      return child
    },
  }
}

const quickly = { log: silentLog, restartAfterMs: { first: 10, most: 40 } }
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('the supervisor', () => {
  it('is ready when every child is, and leaves none behind', async () => {
    const children = [await childThat(obedient, 'intake'), await childThat(obedient, 'worker')]
    const supervisor = supervise({ children, ...quickly })
    await supervisor.ready
    await supervisor.stop()
    expect(children.flatMap(({ pids }) => pids).map(isAlive)).toEqual([false, false])
  })

  it('starts a killed child again', async () => {
    const child = await childThat(obedient)
    const supervisor = supervise({ children: [child], ...quickly })
    await supervisor.ready
    process.kill(child.pids[0] ?? 0, 'SIGKILL')
    await until(() => child.pids.length === 2)
    await supervisor.stop()
    expect(child.pids.map(isAlive)).toEqual([false, false])
  })

  it('keeps trying a child that keeps crashing, more and more slowly', async () => {
    const delaysMs: unknown[] = []
    const log = {
      ...silentLog,
      error: (fields: object) => delaysMs.push(Reflect.get(fields, 'restartAfterMs')),
    }
    const child = await childThat(`${ready} setTimeout(() => process.exit(1), 1)`)
    const supervisor = supervise({ children: [child], log, restartAfterMs: { first: 20, most: 20_000 } })
    await supervisor.ready
    await until(() => delaysMs.length === 4)
    await supervisor.stop()
    expect(delaysMs).toEqual([20, 40, 80, 160])
  })

  it('starts a child that is killed again and again while it works as soon as after the first time', async () => {
    const delaysMs: unknown[] = []
    const log = {
      ...silentLog,
      error: (fields: object) => delaysMs.push(Reflect.get(fields, 'restartAfterMs')),
    }
    const child = await childThat(`${ready} setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)`)
    const supervisor = supervise({ children: [child], log, restartAfterMs: { first: 20, most: 20_000 } })
    await supervisor.ready
    await until(() => delaysMs.length === 3)
    await supervisor.stop()
    expect(delaysMs).toEqual([20, 20, 20])
  })

  it.each([
    ['its first crash', 0, { livedMs: 10, wasKilled: false }, 200],
    ['another one soon after', 200, { livedMs: 10, wasKilled: false }, 400],
    ['many', 4_000, { livedMs: 10, wasKilled: false }, 5_000],
    ['a good while without any', 5_000, { livedMs: 5_001, wasKilled: false }, 200],
    ['many, and a kill from outside', 5_000, { livedMs: 10, wasKilled: true }, 200],
  ])('waits, after %s', (_case, formerMs, lifetime, expectedMs) => {
    expect(delayAfter(formerMs, lifetime, { first: 200, most: 5_000 })).toBe(expectedMs)
  })

  it('reports, in the words of the child, what keeps it from starting at all', async () => {
    const failed = `{ kind: 'failed', message: 'Port 80 is taken.', code: 'port-taken' }`
    const child = await childThat(`process.send(${failed}, () => process.exit(1))`)
    const supervisor = supervise({ children: [child], ...quickly })
    await expect(supervisor.ready).rejects.toEqual(new Failure('port-taken', 'Port 80 is taken.'))
    await supervisor.stop()
    expect(child.pids).toHaveLength(1)
  })

  it('reports a child that ends before it is ready and says nothing', async () => {
    const child = await childThat('process.exit(3)', 'intake')
    const supervisor = supervise({ children: [child], ...quickly })
    await expect(supervisor.ready).rejects.toThrow('intake ended with code 3')
    await supervisor.stop()
  })

  it('kills a child that does not stop', async () => {
    const child = await childThat(stubborn)
    const supervisor = supervise({ children: [child], ...quickly, patienceMs: 200 })
    await supervisor.ready
    await supervisor.stop()
    expect(child.pids.map(isAlive)).toEqual([false])
  })

  it('stops while a child waits for its next start', async () => {
    const child = await childThat(`${ready} setTimeout(() => process.exit(1), 1)`)
    const supervisor = supervise({
      children: [child],
      log: silentLog,
      restartAfterMs: { first: 60_000, most: 60_000 },
    })
    await supervisor.ready
    await until(() => !isAlive(child.pids[0] ?? 0))
    await supervisor.stop()
    expect(child.pids).toHaveLength(1)
  })
})
