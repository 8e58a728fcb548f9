import { describe, expect, test } from '@jest/globals'
import { readRoles, roleOfClaims } from './roles-of-claims'

describe('roles by the values of a claim', () => {
  test('are read as value=role, with commas between', () => {
    expect(readRoles('throughline-admins=admin, engineers=maintainer,*=viewer')).toEqual(
      new Map([
        ['throughline-admins', 'admin'],
        ['engineers', 'maintainer'],
        ['*', 'viewer'],
      ]),
    )
    expect(readRoles('cn=admins,ou=groups=owner')).toBeUndefined()
    expect(readRoles('a=b=admin')).toEqual(new Map([['a=b', 'admin']]))
  })

  test.each(['', 'admin', '=admin', 'engineers=root', 'engineers=admin,'])(
    '%j is no list of them',
    (text) => {
      expect(readRoles(text)).toBeUndefined()
    },
  )
})

describe('somebody', () => {
  const roles = new Map([
    ['admins', 'admin'],
    ['engineers', 'maintainer'],
  ] as const)

  test.each([
    ['the only value', { groups: 'engineers' }, 'groups', 'maintainer'],
    ['the value that gives most', { groups: ['engineers', 'admins', 'others'] }, 'groups', 'admin'],
    ['a value inside', { realm_access: { roles: ['admins'] } }, 'realm_access.roles', 'admin'],
    [
      'a claim whose name has dots',
      { 'https://acme.example/roles': ['admins'] },
      'https://acme.example/roles',
      'admin',
    ],
    ['no value that gives anything', { groups: ['others'] }, 'groups', undefined],
    ['no such claim', {}, 'groups', undefined],
    ['a claim of another kind', { groups: { admins: true } }, 'groups', undefined],
    ['what every object has', {}, 'constructor', undefined],
  ])('has the role of %s', (_, claims, claim, role) => {
    expect(roleOfClaims(claims, claim, roles)).toBe(role)
  })

  test('who is let in at all has the role of everybody', () => {
    const everybody = new Map([...roles, ['*', 'viewer'] as const])
    expect(roleOfClaims({}, 'groups', everybody)).toBe('viewer')
    expect(roleOfClaims({ groups: ['admins'] }, 'groups', everybody)).toBe('admin')
  })
})
