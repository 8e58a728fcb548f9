import { describe, expect, test } from '@jest/globals'
import type { ListedAccount } from './listed-accounts'
import { ownerOf } from './whose-account'

const dana = { accountId: 'j-dana', name: 'Dana Ortiz' }
const other = { accountId: 'j-other', name: 'Dana Ortiz' }
const ira = { accountId: 'j-ira', name: 'Ira Lindqvist' }
const at = new Date('2026-11-22T10:00:00Z')
const account = (given: Partial<ListedAccount> = {}): ListedAccount => ({
  ...{ connectionId: 'c', host: 'github', login: 'dana', name: 'dana ortiz', email: undefined },
  ...{ said: undefined, ruledOut: [] },
  ...given,
})
const said = { accountId: 'j-ira', by: 'Olu Adeyemi', at }

describe('a git account belongs to', () => {
  test.each([
    ['nobody where nothing agrees', account({ name: 'D.' }), [dana], undefined, { how: 'nobody' }],
    ['who has the same name, as a hint', account(), [dana, ira], undefined, { how: 'name', person: dana }],
    ['nobody where two have that name', account(), [dana, other], undefined, { how: 'nobody' }],
    ['who has the address, whatever the name says', account(), [dana], ira, { how: 'address', person: ira }],
    [
      'whom somebody named, whatever else agrees',
      account({ said }),
      [dana, ira],
      dana,
      { how: 'said', person: ira, by: 'Olu Adeyemi', at },
    ],
    [
      'somebody of whom only the id is known',
      account({ said }),
      [],
      undefined,
      { how: 'said', person: { accountId: 'j-ira', name: 'j-ira' } },
    ],
    [
      'nobody whom somebody ruled out',
      account({ ruledOut: ['j-dana', 'j-ira'] }),
      [dana],
      ira,
      { how: 'nobody' },
    ],
  ])('%s', (_, given, people, byAddress, owner) => {
    expect(ownerOf(given, { people, byAddress })).toMatchObject(owner)
  })
})
