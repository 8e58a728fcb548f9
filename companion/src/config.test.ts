import { describe, expect, test } from '@jest/globals'
import { readConfig, readSandboxConfig } from './config'

const key = `key1:${Buffer.alloc(32, 1).toString('base64')}`
const appId = 'ari:cloud:ecosystem::app/1'
const invalid = expect.objectContaining({ code: 'config-invalid' }) as unknown

const sentenceOf = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

describe('the settings', () => {
  test('of a mode alone are enough for one customer', () => {
    expect(readConfig({ THROUGHLINE_MODE: 'self-managed' })).toEqual({
      THROUGHLINE_MODE: 'self-managed',
      THROUGHLINE_ROLE: 'all',
      THROUGHLINE_PORT: 4400,
      THROUGHLINE_ALLOW_CIDRS: [],
      THROUGHLINE_ALLOW_HOSTS: [],
      THROUGHLINE_ALLOW_HTTP: 'no',
      THROUGHLINE_HOST: '127.0.0.1',
      THROUGHLINE_DATA: '.throughline',
      THROUGHLINE_MODEL_PROVIDER: 'off',
      THROUGHLINE_OIDC_NAME: 'single sign-on',
      THROUGHLINE_OIDC_ROLE_CLAIM: 'groups',
      THROUGHLINE_KEEP_BODIES_DAYS: 14,
      THROUGHLINE_KEEP_DELIVERIES_DAYS: 90,
      THROUGHLINE_KEEP_AUDIT_DAYS: 365,
      THROUGHLINE_WORKERS: 4,
      THROUGHLINE_LOG: 'info',
    })
  })

  test('are read as what they mean, and an empty one is as if it were not there', () => {
    const config = readConfig({
      THROUGHLINE_MODE: 'hosted',
      THROUGHLINE_ROLE: 'worker',
      THROUGHLINE_PORT: '8080',
      THROUGHLINE_WORKERS: '16',
      THROUGHLINE_FORGE_APP_ID: appId,
      DATABASE_URL: 'postgres://companion:secret@db.example:5432/throughline',
      THROUGHLINE_MASTER_KEYS: key,
      THROUGHLINE_PUBLIC_URL: '',
      THROUGHLINE_LOG: '',
    })
    expect(config).toMatchObject({ THROUGHLINE_PORT: 8080, THROUGHLINE_WORKERS: 16, THROUGHLINE_LOG: 'info' })
    expect(config.THROUGHLINE_PUBLIC_URL).toBeUndefined()
  })

  test.each([
    ['THROUGHLINE_MODE', 'saas'],
    ['THROUGHLINE_ROLE', 'everything'],
    ['THROUGHLINE_PORT', '0'],
    ['THROUGHLINE_PORT', '65536'],
    ['THROUGHLINE_PORT', '44x'],
    ['THROUGHLINE_WORKERS', '0'],
    ['THROUGHLINE_WORKERS', '1.5'],
    ['THROUGHLINE_PUBLIC_URL', 'http://companion.example'],
    ['THROUGHLINE_PUBLIC_URL', 'companion.example'],
    ['DATABASE_URL', 'mysql://db.example/throughline'],
    ['THROUGHLINE_FORGE_APP_ID', '1234'],
    ['THROUGHLINE_LOG', 'loud'],
    ['THROUGHLINE_ALLOW_CIDRS', '10.20.0.0/16,10.30.0.1'],
    ['THROUGHLINE_ALLOW_HOSTS', 'jira_internal'],
    ['THROUGHLINE_ALLOW_HTTP', 'true'],
  ])('name %s when it is %j', (name, value) => {
    const read = () => readConfig({ THROUGHLINE_MODE: 'self-managed', [name]: value })
    expect(read).toThrow(invalid)
    expect(sentenceOf(read)).toMatch(new RegExp(`^${name} is wrong: .+\\.$`))
  })

  test('name private ranges and names one after the other', () => {
    const config = readConfig({
      THROUGHLINE_MODE: 'self-managed',
      THROUGHLINE_ALLOW_CIDRS: '10.20.0.0/16, fd12::/32',
      THROUGHLINE_ALLOW_HOSTS: 'Jira',
    })
    expect(config.THROUGHLINE_ALLOW_CIDRS).toEqual(['10.20.0.0/16', 'fd12::/32'])
    expect(config.THROUGHLINE_ALLOW_HOSTS).toEqual(['jira'])
  })

  test.each([
    [{ ATLASSIAN_CLIENT_ID: 'client' }, /belong together/],
    [{ ATLASSIAN_CLIENT_SECRET: 'secret' }, /belong together/],
    [
      {
        THROUGHLINE_MODE: 'hosted',
        THROUGHLINE_FORGE_APP_ID: appId,
        ATLASSIAN_CLIENT_ID: 'client',
        ATLASSIAN_CLIENT_SECRET: 'secret',
      },
      /is for a self-managed companion/,
    ],
  ])('of OAuth are both set, and not when hosted: %j', (more, sentence) => {
    const read = () => readConfig({ THROUGHLINE_MODE: 'self-managed', ...more })
    expect(read).toThrow(invalid)
    expect(sentenceOf(read)).toMatch(sentence)
  })

  test('of a hosted companion allow no private address', () => {
    const read = () =>
      readConfig({
        THROUGHLINE_MODE: 'hosted',
        THROUGHLINE_FORGE_APP_ID: appId,
        THROUGHLINE_ALLOW_CIDRS: '10.0.0.0/8',
      })
    expect(read).toThrow(invalid)
    expect(sentenceOf(read)).toMatch(/^THROUGHLINE_ALLOW_CIDRS/)
  })

  test('name every one that is wrong, in one go', () => {
    const sentence = sentenceOf(() => readConfig({ THROUGHLINE_PORT: 'x', THROUGHLINE_WORKERS: 'y' }))
    expect(sentence).toMatch(/THROUGHLINE_MODE .*THROUGHLINE_PORT .*THROUGHLINE_WORKERS /)
  })

  test('with a database need the keys that seal what is stored in it', () => {
    const read = () =>
      readConfig({ THROUGHLINE_MODE: 'self-managed', DATABASE_URL: 'postgres://u:secret@db.example/t' })
    expect(read).toThrow(invalid)
    expect(sentenceOf(read)).toMatch(/^DATABASE_URL needs THROUGHLINE_MASTER_KEYS/)
    expect(sentenceOf(read)).not.toContain('secret@')
  })

  test('of the hosted companion need the app it serves', () => {
    expect(sentenceOf(() => readConfig({ THROUGHLINE_MODE: 'hosted' }))).toMatch(
      /^THROUGHLINE_FORGE_APP_ID is missing/,
    )
  })
})

describe('a language model', () => {
  const mode = { THROUGHLINE_MODE: 'self-managed' }
  test.each([
    ['anthropic', {}, 'THROUGHLINE_MODEL'],
    ['anthropic', { THROUGHLINE_MODEL: 'm' }, 'THROUGHLINE_MODEL_KEY'],
    ['openai-compatible', { THROUGHLINE_MODEL: 'm', THROUGHLINE_MODEL_KEY: 'k' }, 'THROUGHLINE_MODEL_URL'],
  ])('of the provider %s with %j needs %s', (provider, given, missing) => {
    const read = () => readConfig({ ...mode, ...given, THROUGHLINE_MODEL_PROVIDER: provider })
    expect(sentenceOf(read)).toBe(`THROUGHLINE_MODEL_PROVIDER needs ${missing}. Set it, or unset both.`)
  })

  test.each([
    ['anthropic', { THROUGHLINE_MODEL: 'm', THROUGHLINE_MODEL_KEY: 'k' }],
    ['openai-compatible', { THROUGHLINE_MODEL: 'm', THROUGHLINE_MODEL_URL: 'http://127.0.0.1:11434/v1' }],
    ['off', { THROUGHLINE_MODEL: 'm' }],
  ])('of the provider %s with %j is complete', (provider, given) => {
    const config = readConfig({ ...mode, ...given, THROUGHLINE_MODEL_PROVIDER: provider })
    expect(config.THROUGHLINE_MODEL_PROVIDER).toBe(provider)
  })
})

describe('the sandbox', () => {
  test('starts when nothing is set, where it is told to', () => {
    expect(readSandboxConfig({})).toEqual({ THROUGHLINE_PORT: 4400, THROUGHLINE_DATA: '.throughline' })
    expect(readSandboxConfig({ THROUGHLINE_PORT: '5000', THROUGHLINE_DATA: '/tmp/x' })).toEqual({
      THROUGHLINE_PORT: 5000,
      THROUGHLINE_DATA: '/tmp/x',
    })
  })

  test('takes a port that is not set for none', () => {
    expect(readSandboxConfig({ THROUGHLINE_PORT: '' })).toMatchObject({ THROUGHLINE_PORT: 4400 })
  })

  test.each(['self-managed', 'hosted', 'a word that is no mode'])('does not start in mode %s', (mode) => {
    expect(readSandboxConfig({ THROUGHLINE_MODE: mode })).toBeUndefined()
  })

  test.each([
    'DATABASE_URL',
    'THROUGHLINE_MASTER_KEYS',
    'THROUGHLINE_PUBLIC_URL',
    'THROUGHLINE_FORGE_APP_ID',
  ])('does not start over a real installation: %s', (name) => {
    const read = () => readSandboxConfig({ [name]: 'anything' })
    expect(read).toThrow(invalid)
    expect(sentenceOf(read)).toContain(`${name} is set, but THROUGHLINE_MODE is missing.`)
    expect(readSandboxConfig({ [name]: '' })).toBeDefined()
  })

  test('names a port that is wrong', () => {
    expect(sentenceOf(() => readSandboxConfig({ THROUGHLINE_PORT: 'x' }))).toMatch(
      /^THROUGHLINE_PORT is wrong: .+\.$/,
    )
  })
})
