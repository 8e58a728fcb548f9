import { describe, expect, it } from '@jest/globals'
import type { JiraPerson } from '../../jira/stakeholders'
import type { GitAccount, PersonDecision } from '../reviewing-tools'
import { matchPeople } from './match-people'

const dana: JiraPerson = {
  accountId: 'j-dana',
  name: 'Dana Ortiz',
  email: undefined,
  isActive: true,
  isApp: false,
}
const account = (given: Partial<GitAccount>): GitAccount => ({
  ...{ login: 'dana', name: 'D. O.', email: undefined, isBot: false },
  ...given,
})
const said = (isSame: boolean, login = 'dana'): PersonDecision => ({ login, accountId: 'j-dana', isSame })

interface Case {
  readonly name: string
  readonly email?: string
  readonly accounts: readonly GitAccount[]
  readonly decisions?: readonly PersonDecision[]
  readonly login?: string
  readonly hint?: string
}

const address = 'dana@acme.example'

describe('a person of Jira', () => {
  it.each<Case>([
    { name: 'is nobody where nothing agrees', accounts: [account({})] },
    { name: 'is whom somebody says', accounts: [account({})], decisions: [said(true)], login: 'dana' },
    {
      name: 'is who shows the same address',
      email: 'Dana@Acme.example',
      accounts: [account({ email: address })],
      login: 'dana',
    },
    {
      name: 'is not both of two with the same address',
      email: address,
      accounts: [account({ email: address }), account({ login: 'other', email: address })],
    },
    { name: 'may be who has the same name', accounts: [account({ name: 'dana ortiz' })], hint: 'dana' },
    {
      name: 'may not be two of the same name',
      accounts: [account({ name: 'Dana Ortiz' }), account({ login: 'd2', name: 'Dana Ortiz' })],
    },
    {
      name: 'is not whom somebody ruled out, whatever agrees',
      email: address,
      accounts: [account({ name: 'Dana Ortiz', email: address })],
      decisions: [said(false)],
    },
    { name: 'is no robot', accounts: [account({ name: 'Dana Ortiz', isBot: true })] },
    {
      name: 'is whom somebody says, rather than who has the address',
      email: address,
      accounts: [account({ email: address })],
      decisions: [said(true, 'dana-work')],
      login: 'dana-work',
    },
  ])('$name', ({ email, accounts, decisions = [], login, hint }) => {
    const { logins, hints } = matchPeople([{ ...dana, email }], accounts, decisions)
    expect([logins.get('j-dana'), hints.get('j-dana')?.login]).toEqual([login, hint])
  })
})
