import { EventEmitter } from 'node:events'
import { describe, expect, it } from '@jest/globals'
import { Failure } from './failure'
import { type OwnProcess, obeySupervisor, type SupervisedMessage } from './supervised'

const createProcess = ({ isSupervised = true, connected = true } = {}) => {
  const events = new EventEmitter()
  const sent: SupervisedMessage[] = []
  const exits: number[] = []
  const printed: string[] = []
  const own: OwnProcess = {
    connected,
    on: (event: string, listener: () => void) => events.on(event, listener),
    exit: (code) => exits.push(code),
    stderr: { write: (text) => printed.push(text) },
    ...(isSupervised && {
      send: (message: SupervisedMessage, _handle: undefined, _options: undefined, done: () => void) => {
        sent.push(message)
        done()
      },
    }),
  }
  return { own, sent, exits, printed, receive: (event: string) => events.emit(event) }
}

const stops = () => Promise.resolve()
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('a supervised process', () => {
  it.each(['SIGTERM', 'disconnect'])('stops and exits with 0 on %s', async (event) => {
    const { own, exits, receive } = createProcess()
    obeySupervisor({ stop: stops }, own)
    receive(event)
    receive(event)
    await settle()
    expect(exits).toEqual([0])
  })

  it('exits with 1 when it cannot stop in order', async () => {
    const { own, exits, receive } = createProcess()
    obeySupervisor({ stop: () => Promise.reject(new Error('stuck')) }, own)
    receive('SIGTERM')
    await settle()
    expect(exits).toEqual([1])
  })

  it('leaves Ctrl-C to its supervisor', async () => {
    const { own, exits, receive } = createProcess()
    obeySupervisor({ stop: stops }, own)
    receive('SIGINT')
    await settle()
    expect(exits).toEqual([])
  })

  it('stops at once when its supervisor went away while it started', async () => {
    const { own, exits } = createProcess({ connected: false })
    obeySupervisor({ stop: stops }, own)
    await settle()
    expect(exits).toEqual([0])
  })

  it('says that it is ready, and goes on', async () => {
    const { own, sent, exits } = createProcess()
    await obeySupervisor({ stop: stops }, own).tellReady()
    expect({ sent, exits }).toEqual({ sent: [{ kind: 'ready' }], exits: [] })
  })

  it('says why it cannot start, then exits with 1', async () => {
    const { own, sent, exits, printed } = createProcess()
    await obeySupervisor({ stop: stops }, own).fail(new Failure('port-taken', 'Port 80 is taken.'))
    expect({ sent, exits, printed }).toEqual({
      sent: [{ kind: 'failed', message: 'Port 80 is taken.', code: 'port-taken' }],
      exits: [1],
      printed: [],
    })
  })

  it('prints where a bug kept it from starting', async () => {
    const { own, printed } = createProcess()
    await obeySupervisor({ stop: stops }, own).fail(new Error('a bug'))
    expect(printed.join()).toContain('supervised.test.ts')
  })
})

describe('a process that runs alone', () => {
  it('obeys Ctrl-C', async () => {
    const { own, exits, receive } = createProcess({ isSupervised: false })
    obeySupervisor({ stop: stops }, own)
    receive('SIGINT')
    await settle()
    expect(exits).toEqual([0])
  })

  it('has nobody to tell anything', async () => {
    const { own, exits } = createProcess({ isSupervised: false })
    await obeySupervisor({ stop: stops }, own).tellReady()
    expect(exits).toEqual([])
  })
})
