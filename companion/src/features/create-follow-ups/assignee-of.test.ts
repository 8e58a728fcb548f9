import { expect, test } from '@jest/globals'
import type { FeatureTools } from '../feature'
import { findAssignee } from './assignee-of'

const mina = { login: 'mina', name: 'Mina Sato', isBot: false }
const decision = (isSame: boolean, login = 'mina') => ({ login, accountId: 'j-mina', isSame })

interface Given {
  readonly said?: readonly ReturnType<typeof decision>[]
  readonly email?: string
  readonly hasLeft?: boolean
}

const find = ({ said = [], email, hasLeft = false }: Given, author = mina) => {
  const tools: unknown = {
    reviewing: {
      readDecisions: async () => said,
      readAccounts: async () => [{ ...mina, email }],
    },
    followUps: {
      findByEmail: async (address: string) => (address === 'mina@acme.example' ? 'j-mina' : undefined),
      findNameToAssign: async (accountId: string) => (hasLeft ? undefined : `name of ${accountId}`),
    },
  }
  return findAssignee(author, tools as FeatureTools)
}

test.each<readonly [string, Given, string | undefined]>([
  ['by what somebody said', { said: [decision(true)] }, 'name of j-mina'],
  ['by their address', { email: 'mina@acme.example' }, 'name of j-mina'],
  ['not by what was said of another', { said: [decision(true, 'dana')] }, undefined],
  ['not by an address that Jira does not know', { email: 'other@acme.example' }, undefined],
  ['not against what somebody said', { said: [decision(false)], email: 'mina@acme.example' }, undefined],
  ['not once they have left', { said: [decision(true)], hasLeft: true }, undefined],
  ['not by their name', {}, undefined],
])('the author is found %s', async (_, given, name) => {
  expect(await find(given)).toBe(name)
})

test('a bot is nobody', async () => {
  expect(await find({ said: [decision(true)] }, { ...mina, isBot: true })).toBeUndefined()
})
