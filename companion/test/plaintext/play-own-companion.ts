import { expect } from '@jest/globals'
import type postgres from 'postgres'
import { makeSignInLink } from '../../src/sessions/make-sign-in-link'
import { createAsking } from '../action-tools'
import { createOwnWorld, type OwnWorld } from '../own-world'
import type { World } from '../world'
import type { Evidence } from './evidence'
import { aToken, inDays, type Journey, playIn } from './journey'

/** Jira by token, GitHub by token, its deliveries, failures, every page, the end of both connections. */
export const playOwnCompanion = (evidence: Evidence) => playIn(evidence, () => createOwnWorld(), live)

const live = async (evidence: Evidence, world: OwnWorld, journey: Journey) => {
  const { ask, ended, superuser } = journey
  journey.know()
  const browse = await signIn(evidence, world, superuser)

  const form = world.onCloud()
  const [wrong, password] = [aToken('ATATT3x'), aToken('password-')]
  evidence.know('a mistyped token', wrong)
  evidence.know('a password in an address', password)
  const withPassword = form.url.replace('://', `://olu:${password}@`)
  for (const mistyped of [
    { ...form, token: wrong },
    { ...form, url: withPassword },
  ])
    expect(await ended(await ask('connect-jira', mistyped))).toBe('failed')
  await browse('/settings/integrations/jira/connect', { ...form, token: wrong })
  await browse('/settings/integrations/jira/connect', { ...form, url: withPassword })
  expect(await ended(await ask('connect-jira', form))).toBe('saved')

  const disconnectGitHub = async () =>
    ask('disconnect', { connectionId: await journey.connectionOf('github') })
  await disconnectGitHub()
  const gitHubForm = {
    host: 'github' as const,
    url: world.gitHost.publicUrl,
    expiresOn: inDays(60),
    token: world.gitHost.issueToken('olu'),
  }
  evidence.know('a mistyped token', wrong.replace('ATATT3x', 'ghp_'))
  await ended(await ask('connect-git-host', { ...gitHubForm, token: wrong.replace('ATATT3x', 'ghp_') }))
  expect(await ended(await ask('connect-git-host', gitHubForm))).toBe('saved')
  const connectionId = await journey.connectionOf('github')
  const chosen = { connectionId, hostRepositoryIds: ['501', '503'] }
  expect(await ask('choose-repositories', chosen)).toMatchObject({ chosen: 2, webhooksMade: 2 })
  journey.know()

  await journey.work()
  await journey.fail()
  const jiraId = await journey.connectionOf('jira')
  const next = world.onCloud()
  expect(await ended(await ask('replace-jira-token', { connectionId: jiraId, ...next }))).toBe('saved')
  expect(await ended(await ask('check-again', { connectionId }))).toBe('saved')
  await ask('replay-given-up', {})
  await journey.atRest()
  await lookAround(browse)
  for (const path of ['/healthz', '/readyz', '/metrics']) await evidence.call(`${world.companionUrl}${path}`)
  await journey.sweep()

  world.jira.revokeToken(next.token)
  await journey.workInVain()
  await disconnectGitHub()
  await ask('disconnect', { connectionId: jiraId })
  await journey.sweep()

  return JSON.stringify(world.jira.snapshot())
}

type Browse = Awaited<ReturnType<typeof signIn>>

/** Opens every page that a page leads to. */
const lookAround = async (browse: Browse) => {
  const paths = new Set(['/', '/repositories'])
  const opened: string[] = []
  for (const path of paths) {
    const answer = await browse(path)
    if (answer.status === 200) opened.push(path)
    for (const [, href = ''] of (await answer.text()).matchAll(/href="(\/[^"#]*)/g))
      if (!href.startsWith('/assets/') && paths.size < 200) paths.add(href.replaceAll('&amp;', '&'))
  }
  expect(opened).toEqual(
    expect.arrayContaining(['/audit-log', '/audit-log/export', '/deliveries', '/health']),
  )
  expect(opened.length).toBeGreaterThan(15)
}

/** A browser in which the owner has signed in: posts where it is given a form. */
const signIn = async (
  evidence: Evidence,
  { settings, tenantId, companionUrl }: Pick<World, 'settings' | 'tenantId' | 'companionUrl'>,
  superuser: postgres.Sql,
) => {
  const asking = createAsking(settings, tenantId)
  const guest = { name: 'Olu Adeyemi', role: 'owner' } as const
  const { database } = asking.tools
  const link = await makeSignInLink({ database, tenantId, address: companionUrl, guest, now: new Date() })
  await asking.stop()
  const own = { origin: companionUrl, 'sec-fetch-site': 'same-origin' }
  const answer = await evidence.call(link, { method: 'POST', headers: own })
  const cookie = /^sid=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  expect(await superuser`select from session`).toHaveLength(1)
  evidence.know('a sign-in link', link.split('/').at(-1))
  evidence.know('a session', cookie)
  return (path: string, sent?: Readonly<Record<string, string>>) =>
    evidence.call(`${companionUrl}${path}`, {
      headers: { ...own, cookie: `sid=${cookie}` },
      ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
    })
}
