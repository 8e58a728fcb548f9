import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type FaultyPlaces, openFaultyPlaces } from './faulty-places'

let folder: string
let faulty: FaultyPlaces

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-faulty-'))
  faulty = await openFaultyPlaces(folder)
})
afterAll(async () => {
  await faulty.close()
  await rm(folder, { recursive: true })
})

const urlOf = (problem: string) => faulty.places.find((place) => place.problem === problem)?.url ?? ''
const ask = (problem: string) => fetch(`${urlOf(problem)}/rest/api/2/serverInfo`, { redirect: 'manual' })

describe('places where a connection fails', () => {
  it.each([
    ['url.redirects', 302],
    ['url.notJira', 200],
    ['jira.tooOld', 200],
    ['jira.maintenance', 503],
  ])('%s answers %d', async (problem, status) => {
    expect((await ask(problem)).status).toBe(status)
  })

  it('leads to another host, below the same path', async () => {
    expect((await ask('url.redirects')).headers.get('location')).toBe(
      'https://jira.elsewhere.example/rest/api/2/serverInfo',
    )
  })

  it('calls itself a Jira of 8.20', async () => {
    expect(await (await ask('jira.tooOld')).json()).toMatchObject({ version: '8.20.30' })
  })

  it('has nobody at the refused port', async () => {
    await expect(ask('url.refused')).rejects.toThrow()
  })

  it.each([
    ['tls.authority', /SELF_SIGNED|UNABLE_TO_/],
    ['tls.expired', /^CERT_HAS_EXPIRED$/],
    ['tls.name', /^ERR_TLS_CERT_ALTNAME_INVALID$/],
  ])('%s is refused by whoever trusts the sandbox’s authority', async (problem, code) => {
    const ca = await readFile(faulty.authorityFile, 'utf8')
    const { port } = new URL(urlOf(problem))
    const failed = new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: Number(port), ca }, () => socket.destroy())
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      socket.once('close', () => resolve('nothing'))
    })
    expect(await failed).toMatch(code)
  })
})
