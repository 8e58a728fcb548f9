import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../failure'
import type { PullRequestEventKind } from '../pull-requests/pull-request'
import type { GitHost, Headers } from './git-host'

interface GitHostFixtures {
  /** Holds a delivery as `x.json` ({ event, body }) and what it is read as in `x.expected.json`, null for nothing. */
  readonly folder: string
  /** The headers that this host sends with a body. */
  readonly headersOf: (event: string, body: string, secret: string) => Headers
}

const everyKind: Readonly<Record<PullRequestEventKind, true>> = {
  opened: true,
  reopened: true,
  updated: true,
  draftChanged: true,
  reviewRequested: true,
  reviewed: true,
  merged: true,
  closed: true,
  commented: true,
}

/** What every git host has to do, whatever its deliveries look like. */
export const describeGitHost = (host: GitHost, { folder, headersOf }: GitHostFixtures) => {
  const files = readdirSync(folder)
  const names = files.filter((file) => !file.endsWith('.expected.json')).map((file) => file.slice(0, -5))
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const given = names.map((name) => {
    const { event, body } = json(`${name}.json`) as { event: string; body: unknown }
    return { name, event, body: JSON.stringify(body), expected: json(`${name}.expected.json`) ?? undefined }
  })

  describe(`${host.id} reads`, () => {
    test.each(given)('$name', ({ event, body, expected }) => {
      expect(host.read({ event, body })).toEqual(expected)
    })

    test('every kind of event in some delivery, and nothing from some others', () => {
      const kinds = given.map(({ event, body }) => host.read({ event, body })?.kind)
      expect(new Set(kinds)).toEqual(new Set([...Object.keys(everyKind), undefined]))
    })

    const acted = given.filter(({ expected }) => expected !== undefined).map(({ event }) => event)
    const unreadable = ['', '{', 'null', '[]', '{}', '"text"', '{"action":5}', '\ufeff{}']
    test.each([...new Set(acted)].flatMap((event) => unreadable.map((body) => [event, body] as const)))(
      'no %s from %j: it says so',
      (event, body) => {
        expect(() => host.read({ event, body })).toThrow(
          expect.objectContaining({ code: 'payload-invalid' }) as unknown as Failure,
        )
      },
    )

    test('nothing from an event it has never heard of, whatever its body', () => {
      expect(host.read({ event: 'event-of-the-future', body: '{' })).toBeUndefined()
    })
  })

  describe(`${host.id} lets in`, () => {
    const [first] = given
    const { event, body } = first ?? { event: '', body: '' }
    const bytes = Buffer.from(body)
    const headers = headersOf(event, body, 'the secret')

    test('a delivery that names itself and is signed by one of the secrets', () => {
      expect(host.eventName(headers)).toBe(event)
      expect(host.deliveryId(headers)).toEqual(expect.stringMatching(/./))
      expect(host.verify(headers, bytes, ['the secret'])).toBe(true)
      expect(host.verify(headers, bytes, ['another', 'the secret', 'a third'])).toBe(true)
    })

    test('nobody without headers, without secrets, or with another secret or body', () => {
      expect(host.eventName({})).toBeUndefined()
      expect(host.deliveryId({})).toBeUndefined()
      expect(host.verify({}, bytes, ['the secret'])).toBe(false)
      expect(host.verify(headers, bytes, [])).toBe(false)
      expect(host.verify(headers, bytes, ['another'])).toBe(false)
      expect(host.verify(headers, Buffer.concat([bytes, Buffer.from(' ')]), ['the secret'])).toBe(false)
      expect(host.verify(headers, bytes.subarray(1), ['the secret'])).toBe(false)
    })
  })
}
