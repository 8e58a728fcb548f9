import { describe, expect, it } from '@jest/globals'
import { WhyLinked } from '@throughline/shared/panel'
import { findWrittenKeys } from './written-keys'

const nothing = { branch: 'main', title: '', body: '', commits: [] }
const siteUrl = 'https://acme.example'
const find = (pull: Partial<Parameters<typeof findWrittenKeys>[0]>) =>
  findWrittenKeys({ ...nothing, ...pull }, { dialect: 'cloud', siteUrl })
const commit = (message: string, sha = 'abc') => ({ sha, message })

describe('findWrittenKeys', () => {
  it.each([
    {
      place: 'branch',
      pull: { branch: 'fix/SHOP-7-cart' },
      why: { place: 'branch', writtenKey: 'SHOP-7', branch: 'fix/SHOP-7-cart' },
    },
    { place: 'title', pull: { title: 'Empty cart [SHOP-7]' }, why: { place: 'title', writtenKey: 'SHOP-7' } },
    {
      place: 'description',
      pull: { body: 'About SHOP-7' },
      why: { place: 'description', writtenKey: 'SHOP-7' },
    },
    {
      place: 'description, with its closing word',
      pull: { body: 'About SHOP-7.\n\nFixes: SHOP-7' },
      why: { place: 'description', writtenKey: 'SHOP-7', closingWord: 'Fixes' },
    },
    {
      place: 'description, as an address after a closing word',
      pull: { body: 'Fixes https://acme.example/browse/SHOP-7' },
      why: { place: 'description', writtenKey: 'SHOP-7', closingWord: 'Fixes' },
    },
    {
      place: 'commit',
      pull: { commits: [commit('Empty the cart\r\n\nSHOP-7')] },
      why: { place: 'commit', writtenKey: 'SHOP-7', sha: 'abc', subject: 'Empty the cart' },
    },
  ])('tells that a key stands in the $place', ({ pull, why }) => {
    const found = find(pull)
    expect(found).toEqual([{ key: 'SHOP-7', why, isLowerCase: false, isInForeignUrl: false }])
    expect(WhyLinked.parse(found[0]?.why)).toEqual(why)
  })

  it('names the most trusted place, and lists keys by it', () => {
    const found = find({
      branch: 'shop-1',
      title: 'SHOP-2 SHOP-1',
      body: 'SHOP-3 SHOP-2',
      commits: [commit('SHOP-4 SHOP-3', 'one'), commit('SHOP-4', 'two')],
    })
    expect(found.map(({ key, why }) => [key, why.place])).toEqual([
      ['SHOP-1', 'branch'],
      ['SHOP-2', 'title'],
      ['SHOP-3', 'description'],
      ['SHOP-4', 'commit'],
    ])
    expect(found[3]?.why).toMatchObject({ sha: 'one' })
  })

  it('does not read HTML comments of the description', () => {
    expect(find({ body: '<!-- for example SHOP-1 -->\nSHOP-2' }).map(({ key }) => key)).toEqual(['SHOP-2'])
  })

  it.each([
    { pull: { branch: 'shop-7-cart' }, isLowerCase: true },
    { pull: { branch: 'Shop-7-cart' }, isLowerCase: true },
    { pull: { branch: 'shop-7-cart', title: 'SHOP-7' }, isLowerCase: false },
    { pull: { body: 'shop-7, I mean SHOP-7' }, isLowerCase: false },
  ])('says whether capitals were missing everywhere: $pull', ({ pull, isLowerCase }) => {
    expect(find(pull)[0]).toMatchObject({ key: 'SHOP-7', isLowerCase })
  })

  it('keeps the key as it stands in its place', () => {
    expect(find({ branch: 'shop-7-cart', title: 'SHOP-7' })[0]?.why).toMatchObject({ writtenKey: 'shop-7' })
  })

  it.each([
    { body: 'https://other.example/browse/SHOP-7', isInForeignUrl: true },
    { body: 'https://acme.example/browse/SHOP-7', isInForeignUrl: false },
    { body: '[SHOP-7](https://other.example/browse/SHOP-7)', isInForeignUrl: false },
    { body: 'https://other.example/SHOP-7 and SHOP-7', isInForeignUrl: false },
    { body: 'https://a.example https://b.example SHOP-7', isInForeignUrl: false },
  ])('says whether a key stands in foreign addresses alone: $body', ({ body, isInForeignUrl }) => {
    expect(find({ body })[0]).toMatchObject({ key: 'SHOP-7', isInForeignUrl })
  })

  it('names a later place when the first was a foreign address', () => {
    const [found] = find({ body: 'https://other.example/SHOP-7', commits: [commit('SHOP-7')] })
    expect(found).toMatchObject({ why: { place: 'commit' }, isInForeignUrl: false })
  })

  it('takes every address for foreign when it does not know the site', () => {
    const pull = { ...nothing, body: 'https://acme.example/browse/SHOP-7' }
    expect(findWrittenKeys(pull, { dialect: 'cloud' })[0]?.isInForeignUrl).toBe(true)
  })

  it('reads project keys with _ on Data Center', () => {
    const pull = { ...nothing, title: 'EXT_TWO-5' }
    expect(findWrittenKeys(pull, { dialect: 'dc' }).map(({ key }) => key)).toEqual(['EXT_TWO-5'])
  })

  it('reads the first 400 commits', () => {
    const commits = Array.from({ length: 401 }, (_, index) => commit(`SHOP-${index + 1}`))
    expect(find({ commits })).toHaveLength(400)
  })

  it.each([
    { where: 'ends', before: 1_018, keys: ['SHOP-7'] },
    { where: 'goes on', before: 1_019, keys: [] },
  ])('reads 1,024 characters of a message: a key $where there', ({ before, keys }) => {
    const commits = [commit(`${' '.repeat(before)}SHOP-7`)]
    expect(find({ commits }).map(({ key }) => key)).toEqual(keys)
  })

  it('does not take a cut number for another issue', () => {
    expect(find({ commits: [commit(`${' '.repeat(1_018)}SHOP-71`)] })).toEqual([])
    expect(find({ commits: [commit(`${' '.repeat(1_018)}SHOP-7.1`)] })).toEqual([])
  })

  it('lists 500 keys at most', () => {
    const body = Array.from({ length: 600 }, (_, index) => `SHOP-${index + 1}`).join(' ')
    expect(find({ body })).toHaveLength(500)
  })

  it.each([
    {
      name: 'of 120 characters whole',
      line: 'SHOP-7 '.padEnd(120, 'x'),
      subject: 'SHOP-7 '.padEnd(120, 'x'),
    },
    {
      name: 'that is longer cut',
      line: 'SHOP-7 '.padEnd(200, 'x'),
      subject: `${'SHOP-7 '.padEnd(119, 'x')}…`,
    },
    {
      name: 'without splitting a sign',
      line: `${'SHOP-7 '.padEnd(118, 'x')}🧵🧵`,
      subject: `${'SHOP-7 '.padEnd(118, 'x')}…`,
    },
  ])('shows a subject $name', ({ line, subject }) => {
    expect(find({ commits: [commit(`${line}\n\nmore`)] })[0]?.why).toMatchObject({ subject })
  })
})
