import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Failure } from '../failure'
import { refusalOfAddress } from './address'
import { type Egress, loopbackOnly, publicInternet } from './egress'
import { parseOutboundUrl } from './outbound-url'

const refusal = expect.objectContaining({ code: 'url-refused' }) as unknown as Failure

describe('an address on the public internet', () => {
  test.each([
    ['https://api.github.com', 'api.github.com', false],
    ['https://API.GitHub.com/repos/a/b?page=2', 'api.github.com', false],
    ['https://git.example.co.uk:8443/', 'git.example.co.uk', false],
    ['https://10-0-0-1.example.com/', '10-0-0-1.example.com', false],
    ['https://localhost.example.com/', 'localhost.example.com', false],
    ['https://93.184.216.34/', '93.184.216.34', true],
    ['https://[2606:4700:4700::1111]/', '2606:4700:4700::1111', true],
  ])('%s is called', (input, host, isLiteral) => {
    expect(parseOutboundUrl(input, publicInternet)).toMatchObject({ host, isLiteral })
  })

  test.each([
    ['', 'it holds a character that does not belong there'],
    ['ftp://example.com/', 'it is not a web address'],
    ['file:///etc/passwd', 'it is not a web address'],
    ['//example.com/', 'it is not a web address'],
    ['https://', 'it is not a web address'],
    ['http://example.com/', 'it does not start with https://'],
    ['https://user@example.com/', 'its host name is not plain'],
    ['https://user:password@example.com/', 'its host name is not plain'],
    ['https://example.com@127.0.0.1/', 'its host name is not plain'],
    ['https://example.com\\@127.0.0.1/', 'it holds a character that does not belong there'],
    ['https://example.com /', 'it holds a character that does not belong there'],
    ['https://example.com/\r\nHost:x', 'it holds a character that does not belong there'],
    ['https://ⓔxample.com/', 'it holds a character that does not belong there'],
    ['https://exam%70le.com/', 'its host name is not plain'],
    ['https://example.com:22/', 'port 22 is not allowed'],
    ['https://example.com:0/', 'port 0 is not allowed'],
    ['https://localhost/', 'its host name has no domain'],
    ['https://jira/', 'its host name has no domain'],
    ['https://example.com./', 'its host name is not complete'],
    ['https://printer.local/', 'its host name is internal'],
    ['https://x.internal/', 'its host name is internal'],
    ['https://1.0.0.127.in-addr.arpa/', 'its host name is internal'],
    ['https://127.0.0.1/', 'its address 127.0.0.1 is private'],
    ['https://2130706433/', 'its address is written in an unusual form'],
    ['https://0x7f.1/', 'its address is written in an unusual form'],
    ['https://0177.0.0.1/', 'its address is written in an unusual form'],
    ['https://127.1/', 'its address is written in an unusual form'],
    ['https://[::ffff:127.0.0.1]/', 'its address ::ffff:7f00:1 is private'],
    ['https://[::1]/', 'its address ::1 is not public'],
    ['https://169.254.169.254/', '169.254.169.254 belongs to the machine or its cloud provider'],
    [`https://example.com/${'a'.repeat(5_000)}`, 'it is too long'],
  ])('%j is refused: %s', (input, reason) => {
    const parse = () => parseOutboundUrl(input, publicInternet)
    expect(parse).toThrow(`Throughline does not call this address: ${reason}.`)
    expect(parse).toThrow(refusal)
  })
})

test('the sandbox calls itself over http, on any port', () => {
  expect(parseOutboundUrl('http://127.0.0.1:4401/x', loopbackOnly).isLiteral).toBe(true)
  expect(parseOutboundUrl('http://localhost:4402/', loopbackOnly).host).toBe('localhost')
  expect(() => parseOutboundUrl('http://10.0.0.1/', loopbackOnly)).toThrow(refusal)
})

interface Collected {
  readonly url: string
  readonly expect: 'allow' | 'deny'
  readonly why: string
  readonly policy?: Partial<Egress>
  readonly dns: Readonly<Record<string, readonly string[]>>
}

const collection = join(__dirname, '../../../../shared/cases/security/ssrf.json')
const collected: readonly Collected[] = existsSync(collection)
  ? (JSON.parse(readFileSync(collection, 'utf8')) as Collected[])
  : []

const egressOf = ({ policy }: Collected): Egress => ({ ...publicInternet, ...policy })

describe('addresses that were collected from attacks, and their harmless neighbours', () => {
  /** Forbidden where somebody types a server's address; a call of ours may have one. */
  const hasQuery = ({ url }: Collected) => url.includes('?')

  const isCalled = (one: Collected): boolean => {
    try {
      const { host, isLiteral } = parseOutboundUrl(one.url, egressOf(one))
      const addresses = isLiteral ? [] : (one.dns[host] ?? ['127.0.0.1'])
      return addresses.every((address) => refusalOfAddress(address, egressOf(one)) === undefined)
    } catch (error) {
      if (error instanceof Failure) return false
      throw error
    }
  }

  const testCollected = collected.length > 0 ? test : test.skip
  testCollected('are judged as they should be', () => {
    const wrong = collected.filter((one) => !hasQuery(one) && isCalled(one) !== (one.expect === 'allow'))
    expect(wrong.map(({ url, why }) => `${url} (${why})`)).toEqual([])
  })
})
