import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { redact } from './redact'

const a = (characters: number) => 'aB3dE6gH9j'.repeat(Math.ceil(characters / 10)).slice(0, characters)
const key = `-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----`

describe('a secret gives way to what it was', () => {
  test.each([
    ['GitHub token', `ghp_${a(36)}`],
    ['GitHub token', `gho_${a(36)}`],
    ['GitHub token', `ghs_12345_eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjF9.${a(43)}`],
    ['GitHub token', `github_pat_${a(22)}_${a(59)}`],
    ['GitLab token', `glpat-${a(20)}`],
    ['GitLab token', `glrt-${a(20)}`],
    ['Atlassian token', `ATATT3xFfGF0${a(100)}=A1B2C3D4`],
    ['Atlassian token', `ATCTT3xFfGN0${a(100)}`],
    ['Atlassian token', `ATBB${a(32)}`],
    ['Slack token', `xoxb-23984754863-2348975623000-${a(24)}`],
    ['Slack token', `xapp-1-A02JWS7BEDD-1234576618999-${a(64)}`],
    ['AWS key', 'AKIAIOSFODNN7ABCDEFG'],
    ['Google key', `AIza${a(35)}`],
    ['Stripe key', `sk_live_${a(24)}`],
    ['npm token', `npm_${a(36)}`],
    ['token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${a(43)}`],
    ['private key', key],
    ['private key', key.replaceAll('RSA ', 'ENCRYPTED ')],
  ])('%s', (name, secret) => {
    expect(redact(`Use ${secret} here`)).toBe(`Use [${name} removed] here`)
    expect(redact(`x="${secret}"`)).toBe(`x="[${name} removed]"`)
  })

  test.each([
    [`aws_secret_access_key = ${a(40)}`, 'aws_secret_access_key = [AWS secret removed]'],
    ['https://mina:hunter2@git.example/x.git', 'https://mina:[password removed]@git.example/x.git'],
    [
      `https://x-access-token:ghs_${a(36)}@github.com/acme/shop`,
      'https://x-access-token:[GitHub token removed]@github.com/acme/shop',
    ],
    [`Authorization: Bearer ${a(30)}`, 'Authorization: Bearer [token removed]'],
    [`authorization: Basic ${a(30)}==`, 'authorization: Basic [password removed]'],
    [`/api?access_token=${a(20)}&x=1`, '/api?access_token=[token removed]&x=1'],
    [`${key}\nand ghp_${a(36)}`, '[private key removed]\nand [GitHub token removed]'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE and no end', '[private key removed]'],
  ])('in its place: %j', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })
})

test.each([
  ['prose', 'Retry payment calls with a deadline, as SHOP-7 asks.'],
  ['a commit', '0a31fc7ee2cca8f25aacafb0fae1c5d27e8c4d3e'],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----'],
  ['a token that is too short', 'ghp_abc glpat-abc sk_live_short AKIA1234'],
  ['a token within a word', `xghp_${a(36)}`],
  ["Amazon's example", 'AKIAIOSFODNN7EXAMPLE'],
  ['an example of an address', 'https://username:password@example.com/ and postgres://user:$(PASSWORD)@db/x'],
  ['an address', 'https://github.com/acme/storefront/pull/42?w=1#issuecomment-1'],
  ['words about tokens', 'The bearer of authentication tokens'],
])('%s stays', (_, text) => {
  expect(redact(text)).toBe(text)
})

describe('a text of any kind', () => {
  test('is not changed by a second look', () => {
    const parts = fc.constantFrom(
      `ghp_${a(36)}`,
      key,
      'https://a:hunter2@b',
      'Bearer ',
      ' ',
      '\n',
      'x',
      '"',
      '@',
      ':',
      a(40),
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (texts) => {
        const once = redact(texts.join(''))
        expect(redact(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  test('is cut at 64 KB, with no half of a token at its end', () => {
    const text = redact(`${'word '.repeat(13_100)}ghp_${a(36)} and more`)
    expect(text.length).toBeLessThan(65_536)
    expect(text).not.toContain('ghp_')
    expect(text.endsWith('…')).toBe(true)
  })

  test.each([
    ['the beginnings of keys', '-----BEGIN RSA PRIVATE KEY'],
    ['addresses without an end', 'https://mina:'],
    ['beginnings of tokens', 'ghs_0_eyJ-'],
    ['one long token', 'eyJ'],
    ['questions for a secret', 'secret_key: '],
  ])('takes no time over %s', (_, part) => {
    const [short, long] = [6_000, 60_000].map((characters) => {
      const text = part.repeat(characters / part.length)
      return quickestOf(5, () => redact(text))
    })
    // Ten times as long: a hundred times the time would be quadratic.
    expect(long).toBeLessThan(40 * Math.max(short ?? 0, 0.2))
  })
})

/** In milliseconds; whatever else the machine does makes it longer and never shorter. */
const quickestOf = (times: number, work: () => void): number =>
  Math.min(
    ...Array.from({ length: times }, () => {
      const startedAt = performance.now()
      work()
      return performance.now() - startedAt
    }),
  )
