import type { FakeScreenField, Transition } from './workflow'

/** What somebody filled in, by the field's id: words, a number, or the names of what was chosen. */
export type ScreenValues = Readonly<Record<string, unknown>>

/**
 * What was filled in on a transition's screen, or what Jira has against it, by the field's id. People and options are
 * named by any of the ways in which Jira lets them be named.
 */
export const readScreen = (
  { fields }: Pick<Transition, 'fields'>,
  given: ScreenValues,
): { readonly values: ScreenValues } | { readonly errors: Readonly<Record<string, string>> } => {
  const errors = new Map(
    Object.keys(given)
      .filter((id) => !fields.some((field) => field.id === id))
      .map((id) => [id, `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`]),
  )
  const values = new Map<string, unknown>()
  for (const field of fields) {
    const value = readers[field.kind](given[field.id], field)
    const wrong = wrongWith(field, given[field.id], value)
    if (wrong !== undefined) errors.set(field.id, wrong)
    else if (value !== undefined) values.set(field.id, value)
  }
  return errors.size > 0 ? { errors: Object.fromEntries(errors) } : { values: Object.fromEntries(values) }
}

const wrongWith = (field: FakeScreenField, given: unknown, read: unknown): string | undefined => {
  if (given === undefined)
    return field.isRequired && !field.hasDefault ? `${field.name} is required.` : undefined
  return read === undefined ? `${field.name} is not valid.` : undefined
}

type Reader = (value: unknown, field: FakeScreenField) => unknown

/** By its id, which is its place counted from 1, or by its name. */
const chosen: Reader = (value, { allowed }) => {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name, value: words } = value as Readonly<Record<string, unknown>>
  return allowed.find((each, at) => id === optionId(at) || name === each || words === each)
}

const readers: Readonly<Record<FakeScreenField['kind'], Reader>> = {
  text: (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined),
  number: (value) => (typeof value === 'number' ? value : undefined),
  option: chosen,
  resolution: chosen,
  options(value, field) {
    const each = Array.isArray(value) ? value.map((one) => chosen(one, field)) : []
    return each.length > 0 && each.every((one) => one !== undefined) ? each : undefined
  },
  user: (value) =>
    typeof value === 'object' && value !== null && ('accountId' in value || 'name' in value)
      ? value
      : undefined,
}

/** Of what can be chosen in a field, in its order. */
export const optionId = (at: number): string => String(10_001 + at)
