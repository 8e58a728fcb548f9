import { describe, expect, it } from '@jest/globals'
import { areSamePerson, nameLikenessTo, personOf } from './people'

describe('one person in two systems', () => {
  it.each([
    { one: personOf('Mina Sato', 'minasato'), other: personOf('Mina Sato', 'msato'), same: true },
    { one: personOf('', 'm-sato'), other: personOf('Mina Sato', 'minasato'), same: true },
    { one: personOf('Sato Mina', ''), other: personOf('Mina Sato', ''), same: true },
    { one: personOf('Zoë Núñez', ''), other: personOf('zoe.nunez', ''), same: true },
    { one: personOf('Mina Sato', ''), other: personOf('Dana Ortiz', 'dana'), same: false },
    { one: personOf('Jo', ''), other: personOf('Jo', ''), same: false },
  ])('$one.displayName and $other.displayName: $same', ({ one, other, same }) => {
    expect(areSamePerson(one, other)).toBe(same)
  })

  it('is nobody when one of them is unknown', () => {
    expect(areSamePerson(undefined, personOf('Mina Sato'))).toBe(false)
  })

  it('may be guessed from names that are nearly alike', () => {
    const likeness = nameLikenessTo(personOf('', 'minasatoo'))(personOf('Mina Sato'))
    expect(likeness).toBeGreaterThan(0.8)
    expect(likeness).toBeLessThan(1)
    expect(nameLikenessTo(personOf('', 'dortiz'))(personOf('Mina Sato'))).toBeLessThan(0.3)
  })
})
