import { expect } from '@jest/globals'
import { createOAuthVisit, type OAuthVisit } from '../oauth-visit'
import { createOwnWorld, type OwnWorld } from '../own-world'
import { eventually } from '../world'
import type { Evidence } from './evidence'
import { type Journey, playIn } from './journey'

/** Jira by OAuth: consent, tokens that are renewed, access that is taken back and given again, the end. */
export const playOAuth = (evidence: Evidence) => playIn(evidence, () => createOwnWorld(), live)

const live = async (evidence: Evidence, world: OwnWorld, journey: Journey) => {
  const { account, superuser } = world
  const visit = await createOAuthVisit(world)
  const know = () => {
    journey.know()
    evidence.know('a secret of the app', account.client.clientSecret)
    for (const { code, refreshToken, former, accessTokens } of account.grants()) {
      evidence.know('a code of Atlassian', code)
      evidence.know('a token that renews', refreshToken, ...former.map(({ token }) => token))
      evidence.know('a token of Jira', ...accessTokens)
    }
  }
  account.beforeAnswer = async () => know()

  await signIn(evidence, visit, know)
  expect((await visit.connect()).state).toBe('saved')
  know()
  await journey.work()
  account.accessTokenSeconds = 2
  await superuser`update connection set access_expires_at = now() where host = 'jira'`
  await journey.fail()
  account.accessTokenSeconds = 3_600
  await lookAround(evidence, visit)
  await journey.sweep()

  await superuser`update connection set access_renewed_at = now() - interval '1 minute' where host = 'jira'`
  account.takeBack()
  await journey.workInVain()
  await eventually(
    () => superuser`select from connection where host = 'jira' and state = 'revoked'`,
    ({ length }) => length === 1,
  )
  await lookAround(evidence, visit)
  await journey.sweep()
  expect((await visit.connect()).state).toBe('saved')
  know()
  await journey.atRest()
  await journey.sweep()

  await journey.ask('disconnect', { connectionId: await journey.connectionOf('jira') })
  await journey.sweep()
  return JSON.stringify(world.jira.snapshot())
}

/** Goes to Atlassian and does not come back; then comes back with a code that is none. */
const signIn = async (evidence: Evidence, visit: OAuthVisit, know: () => void) => {
  const { state } = await visit.begin()
  evidence.know('a state of a sign-in', state)
  know()
  const other = await visit.allow()
  evidence.know('a code of Atlassian', new URL(other).searchParams.get('code') ?? undefined)
  evidence.know('a state of a sign-in', new URL(other).searchParams.get('state') ?? undefined)
  const wrong = new URL(other)
  wrong.searchParams.set('code', 'a-code-that-nobody-gave')
  evidence.know('a code of Atlassian', 'a-code-that-nobody-gave')
  await evidence.keep(await visit.comeBack(wrong.href))
}

const lookAround = async (evidence: Evidence, visit: OAuthVisit) => {
  for (const path of ['/', '/health', '/audit-log', '/deliveries', '/settings/integrations'])
    await evidence.keep(await visit.get(path))
  for (const tab of ['', '/access', '/projects'])
    await evidence.keep(await visit.get(`/settings/integrations/jira${tab}`))
}
