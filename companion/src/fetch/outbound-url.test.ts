import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../failure'
import { loopbackOnly, publicInternet } from './egress'
import { parseInstanceUrl, parseOutboundUrl } from './outbound-url'

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
    ['https://user@example.com/', 'names and passwords do not belong there'],
    ['https://user:password@example.com/', 'names and passwords do not belong there'],
    ['https://example.com@127.0.0.1/', 'names and passwords do not belong there'],
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
    ['https://kubernetes.default.svc/', 'its host name is internal'],
    ['https://example.x/', 'its host name ends in no domain that there is'],
    ['https://1.0.0.127.in-addr.arpa/', 'its host name is internal'],
    ['https://127.0.0.1/', 'its address 127.0.0.1 is this machine'],
    ['https://2130706433/', 'its address is written in an unusual form'],
    ['https://0x7f.1/', 'its address is written in an unusual form'],
    ['https://0177.0.0.1/', 'its address is written in an unusual form'],
    ['https://127.1/', 'its address is written in an unusual form'],
    ['https://[::ffff:127.0.0.1]/', 'its address ::ffff:7f00:1 is this machine'],
    ['https://[::1]/', 'its address ::1 is this machine'],
    ['https://169.254.169.254/', "169.254.169.254 belongs to the machine's cloud provider"],
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

test.each(['https://jira.example.com/?x=1', 'https://jira.example.com/jira?', 'https://jira.example.com/#a'])(
  'a server is not connected under %s',
  (input) => {
    expect(parseOutboundUrl(input, publicInternet).host).toBe('jira.example.com')
    expect(() => parseInstanceUrl(input, publicInternet)).toThrow(refusal)
  },
)
