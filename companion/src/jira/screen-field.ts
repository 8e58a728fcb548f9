import type { z } from 'zod'
import type { FilledField, ScreenField } from './moving'
import type * as schema from './schema'

type Field = z.infer<typeof schema.ScreenField>

/** A field of a screen in our words. */
export const screenFieldOf = (id: string, field: Field): ScreenField => ({
  id,
  name: field.name ?? id,
  isRequired: field.required,
  hasDefault: field.hasDefaultValue ?? false,
  kind: kindOf(field),
  allowed: (field.allowedValues ?? []).flatMap(({ id: valueId, name, value }) => {
    const words = name ?? value
    return valueId && words ? [{ id: valueId, name: words }] : []
  }),
})

/** Source: https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/ (setting fields by type) */
const kindOf = (field: Field): ScreenField['kind'] => {
  const isChosen = (field.allowedValues?.length ?? 0) > 0
  if (field.schema.type === 'array') return kindOfList(field, isChosen)
  return isChosen ? 'choice' : kindOfOne(field)
}

const kindOfList = ({ schema: { items } }: Field, isChosen: boolean): ScreenField['kind'] => {
  if (isChosen) return 'choices'
  return items === 'string' ? 'texts' : 'other'
}

const kindOfOne = ({ schema: { type, custom, system } }: Field): ScreenField['kind'] => {
  if (type === 'string') return isLong(custom ?? '', system ?? '') ? 'longText' : 'text'
  return plainKinds.get(type ?? '') ?? 'other'
}

const isLong = (custom: string, system: string): boolean =>
  custom.endsWith(':textarea') || system === 'description' || system === 'environment'

const plainKinds: ReadonlyMap<string, ScreenField['kind']> = new Map([
  ['number', 'number'],
  ['date', 'text'],
  ['datetime', 'text'],
  ['user', 'person'],
])

/** What differs between the two Jiras: long texts, and how a person is named. */
export interface FieldNotation {
  longText(words: string): unknown
  person(name: string): unknown
}

/** The value as this Jira takes it. */
export const fieldValueOf = (notation: FieldNotation, { field, value }: FilledField): unknown => {
  switch (field.kind) {
    case 'number':
      return Number(value)
    case 'texts':
      return listed(value)
    case 'choice':
      return idOf(field, value)
    case 'choices':
      return listed(value).map((each) => idOf(field, each))
    case 'person':
      return notation.person(value)
    case 'longText':
      return notation.longText(value)
    default:
      return value
  }
}

/** Several values stand side by side with commas between them. */
export const listed = (value: string): readonly string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** The choice of this name, in any case, or of this id. */
export const findChoice = ({ allowed }: ScreenField, value: string) =>
  allowed.find(({ id, name }) => name.toLowerCase() === value.toLowerCase() || id === value)

const idOf = (field: ScreenField, value: string) => ({ id: findChoice(field, value)?.id ?? value })
