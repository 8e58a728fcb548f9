import { describe, expect, it } from '@jest/globals'
import type { GitAccounts, PersonalAnswer, PersonalAsk } from '@throughline/shared/git-accounts'
import { render, settle } from '../../test/rendering'
import { Personal } from './Personal'

const sample = (differences: Partial<GitAccounts> = {}): GitAccounts => ({
  accounts: [
    { connectionId: 'c-1', host: 'github', hostName: 'github.com', login: 'dana', how: 'address' },
    {
      ...{ connectionId: 'c-2', host: 'gitlab', hostName: 'git.acme.example', login: 'd.ortiz' },
      ...{ how: 'said', saidBy: 'Olu Adeyemi' },
    },
  ],
  isSuggested: true,
  repositories: [{ repositoryId: 'r-1', name: 'acme/storefront', isSuggested: true }],
  ...differences,
})
const of = (accounts: GitAccounts): PersonalAnswer => ({ kind: 'accounts', accounts })

async function open(first: PersonalAnswer, then: PersonalAnswer = first) {
  const asks: PersonalAsk[] = []
  const client = {
    readOwnAccounts: async () => first,
    async askPersonally(ask: PersonalAsk) {
      asks.push(ask)
      return then
    },
  }
  const { screen, calls } = await render(<Personal client={client} />)
  const toggle = async (label: string) => {
    const found = screen()
      .all('Toggle')
      .find(({ props }) => props['label'] === label)
    const change = found?.props['onChange'] as () => void
    change()
    await settle()
  }
  return { screen, calls, asks, toggle }
}

describe('personal settings', () => {
  it('list the git accounts that are known as theirs, and how', async () => {
    const { screen } = await open(of(sample()))
    const text = screen().text()
    expect(text).toContain('Your git accounts')
    for (const words of ['GitHub (github.com)', 'Same email address', 'd.ortiz', 'Olu Adeyemi said so'])
      expect(text).toContain(words)
  })

  it('let somebody say that an account is not theirs', async () => {
    const { screen, asks } = await open(of(sample()), of(sample({ accounts: [], repositories: [] })))
    await screen().press('This is not me')
    await settle()
    expect(asks).toEqual([{ action: 'refuse-git-account', connectionId: 'c-1', login: 'dana' }])
    expect(screen().text()).toContain('No git account is known to be yours.')
  })

  it('let somebody opt out everywhere: single repositories are nothing to choose then', async () => {
    const { screen, asks, toggle } = await open(of(sample()), of(sample({ isSuggested: false })))
    await toggle('Suggest me as a reviewer')
    expect(asks).toEqual([{ action: 'allow-suggesting', isAllowed: false }])
    expect(screen().all('Toggle')).toHaveLength(1)
  })

  it('let somebody opt out of one repository', async () => {
    const { asks, toggle } = await open(of(sample()))
    await toggle('Suggest me in acme/storefront')
    expect(asks).toEqual([{ action: 'allow-suggesting', isAllowed: false, repositoryId: 'r-1' }])
  })

  it('stay as they are where a change fails, and say why', async () => {
    const refusal = { kind: 'refused', message: 'This repository is not connected any more.' } as const
    const { screen, calls, toggle } = await open(of(sample()), refusal)
    await toggle('Suggest me as a reviewer')
    expect(calls.find(([command]) => command === 'showFlag')?.[1]).toMatchObject({
      title: 'Nothing was done',
      description: 'This repository is not connected any more.',
    })
    expect(screen().text()).toContain('Your git accounts')
  })

  it.each<readonly [PersonalAnswer, string]>([
    [{ kind: 'not-paired' }, 'Throughline is not set up for this site yet.'],
    [{ kind: 'unreachable', reference: '7f3a91c2' }, 'Reference: 7f3a91c2.'],
    [{ kind: 'not-allowed' }, 'Sign in to Jira first.'],
  ])('say why there are none: %j', async (answer, words) => {
    const { screen } = await open(answer)
    expect(screen().text()).toContain(words)
  })
})
