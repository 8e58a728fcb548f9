import { mayDo, Role } from '@throughline/shared/role'

/** Which role each value of the claim gives; `*` stands for everybody whom the provider lets in. */
export type RolesOfValues = ReadonlyMap<string, Role>

/** Reads `value=role,value=role`. Undefined where that is not what stands there. */
export const readRoles = (text: string): RolesOfValues | undefined => {
  const roles = new Map<string, Role>()
  for (const entry of text.split(',')) {
    const cut = entry.lastIndexOf('=')
    const value = entry.slice(0, cut).trim()
    const role = Role.safeParse(entry.slice(cut + 1).trim())
    if (cut < 1 || value === '' || !role.success) return undefined
    roles.set(value, role.data)
  }
  return roles
}

/**
 * The most that somebody may do, by the claim of this name: a text, a list of them, or either inside an object that the
 * name leads to by dots (`realm_access.roles`). Undefined for somebody who may do nothing here.
 */
export const roleOfClaims = (
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  roles: RolesOfValues,
): Role | undefined => {
  const held = ['*', ...valuesOf(claims, claim)].flatMap((value) => roles.get(value) ?? [])
  return held.reduce<Role | undefined>(
    (most, role) => (most === undefined || mayDo(role, most) ? role : most),
    undefined,
  )
}

/** A claim may also have dots in its own name, as an address has. */
const valuesOf = (claims: Readonly<Record<string, unknown>>, name: string): readonly string[] => {
  const value = Object.hasOwn(claims, name) ? claims[name] : inside(claims, name.split('.'))
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
}

const inside = (value: unknown, path: readonly string[]): unknown => {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return undefined
  return inside((value as Record<string, unknown>)[first], rest)
}
