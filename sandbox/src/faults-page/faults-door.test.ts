import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Hono } from 'hono'
import { createFakeGitHost, type FakeGitHost } from '../git-host/fake-git-host'
import { createFakeJira, type FakeJira } from '../jira/fake-jira'
import { gitHostFaultChoices, jiraFaultChoices } from './fault-choices'
import { createFaultsDoor } from './faults-door'

const clock = () => new Date('2026-11-24T10:00:00Z')
const gitHostUrl = 'http://127.0.0.1:4200'

let jira: FakeJira
let gitHost: FakeGitHost
let door: Hono

beforeEach(() => {
  jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:4100', clock })
  gitHost = createFakeGitHost({ name: 'Sandbox Git', publicUrl: gitHostUrl, clock })
  const place = {
    problem: 'url.refused',
    words: 'A port where nobody listens',
    url: 'http://127.0.0.1:9',
  } as const
  door = createFaultsDoor({ jira, gitHost, gitHostUrl, readPlaces: () => [place] })
})

const choose = (fields: Readonly<Record<string, string>>) =>
  door.request('/', { method: 'POST', body: new URLSearchParams(fields) })
const page = async (query = '') => (await door.request(`/${query}`)).text()

describe('the faults’ page', () => {
  it.each(jiraFaultChoices.map(({ id }) => id))('lets Jira be %s', async (id) => {
    await choose({ jira: id })
    expect(jira.faults.current.kind).toBe(id)
    expect(await page()).toMatch(new RegExp(`name="jira" value="${id}" checked`))
  })

  it.each(gitHostFaultChoices.map(({ id }) => id))('lets the git host be %s', async (id) => {
    await choose({ gitHost: id })
    expect(gitHost.faults.current.kind).toBe(id)
  })

  it('takes away the permission that was chosen', async () => {
    await choose({ jira: 'permission-missing', permission: 'LINK_ISSUES' })
    expect(jira.faults.current).toEqual({ kind: 'permission-missing', permission: 'LINK_ISSUES' })
  })

  it('leads back to itself and says what goes wrong now', async () => {
    const response = await choose({ jira: 'captcha', gitHost: 'down' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sandbox/faults?set'])
    expect(await page('?set')).toContain('Now: CAPTCHA; The git host is down.')
    await choose({ jira: 'none', gitHost: 'none' })
    expect(await page('?set')).toContain('Now: everything works.')
  })

  it('changes nothing for what it does not know', async () => {
    await choose({ jira: 'captcha' })
    await choose({ jira: 'earthquake' })
    expect(jira.faults.current.kind).toBe('captcha')
  })

  it('lists the addresses that cannot be connected', async () => {
    expect(await page()).toContain('http://127.0.0.1:9')
  })
})
