import { describe, expect, test } from '@jest/globals'
import { createFakeJira, type FakeJira } from '../../../../sandbox/src/jira/fake-jira'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { apiTokenAuth } from '../auth/api-token'
import { patAuth } from '../auth/pat'
import { jiraWebhooks } from './jira-webhooks'

const clock = () => new Date('2026-11-22T10:15:30Z')
const address = 'https://throughline.acme.example/jira/0123456789abcdef0123456789abcdef'
const secret = 'a secret of forty-three characters, or so..'

const fakeOf = (version: string) =>
  createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock, dataCenter: { version } })

const fetchFrom =
  ({ app }: FakeJira): SafeFetch =>
  async (url, request) =>
    app.request(url, request)

/** The three interfaces, asked by an administrator unless told otherwise. */
const kinds = [
  ['Cloud', 'cloud', '1001.0.0-SNAPSHOT', true],
  ['a Data Center 9', 'data-center', '9.12.4', false],
  ['a Data Center 10', 'data-center', '10.3.24', true],
] as const

const webhooksOf = (deployment: 'cloud' | 'data-center', version: string, by = 'olu') => {
  const fake = fakeOf(deployment === 'cloud' ? '10.3.24' : version)
  const person = fake.people.find(({ name }) => name === by)
  const auth =
    deployment === 'cloud'
      ? apiTokenAuth(fake.siteUrl, {
          email: person?.emailAddress ?? '',
          token: fake.issueApiToken(person?.accountId ?? ''),
        })
      : patAuth(fake.dataCenterUrl, fake.issuePat(by))
  return { fake, webhooks: jiraWebhooks(auth, fetchFrom(fake), { deployment, version }) }
}

describe.each(kinds)('the webhook of %s', (_, deployment, version, isSigned) => {
  test('is made, found by its address, and deleted', async () => {
    const events = ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted']
    const { fake, webhooks } = webhooksOf(deployment, version)
    expect(await webhooks.exists(address)).toBe(false)
    await webhooks.create({ address, secret })
    expect(await webhooks.exists(address)).toBe(true)
    expect(fake.webhooks()).toMatchObject([{ url: address, dialect: deployment, events }])
    expect(webhooks.isSigned).toBe(isSigned)
    expect(fake.webhooks()[0]?.secret).toBe(isSigned ? secret : undefined)
    expect(await webhooks.remove(address)).toBe(true)
    expect(fake.webhooks()).toEqual([])
    expect(await webhooks.remove(address)).toBe(false)
    expect(fake.violations).toEqual([])
  })

  test('is there once however often it is made, with the newest secret, and leaves others alone', async () => {
    const { fake, webhooks } = webhooksOf(deployment, version)
    await webhooks.create({ address: 'https://other.example/jira', secret })
    await webhooks.create({ address, secret: 'the first of its many secrets' })
    await webhooks.create({ address, secret })
    expect(fake.webhooks().map(({ url }) => url)).toEqual(['https://other.example/jira', address])
    expect(fake.webhooks()[1]?.secret).toBe(isSigned ? secret : undefined)
  })

  test('is refused to an account that is no administrator', async () => {
    const { webhooks } = webhooksOf(deployment, version, 'mina')
    await expect(webhooks.create({ address, secret })).rejects.toMatchObject({ code: 'jira-refused' })
  })
})
