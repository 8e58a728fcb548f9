import type { FieldAnswer } from '@throughline/shared/rule-settings'
import type { FilledField, ScreenField } from './moving'
import { findChoice, listed } from './screen-field'

export type FilledScreen =
  | { readonly kind: 'filled'; readonly filled: readonly FilledField[] }
  /** An answer does not fit the field, or a field that is required has neither a default nor an answer. */
  | { readonly kind: 'unfit' | 'missing'; readonly fields: readonly [ScreenField, ...ScreenField[]] }

/** The fields of a screen, as far as there are answers. */
export const fillFields = (fields: readonly ScreenField[], answers: readonly FieldAnswer[]): FilledScreen => {
  const filled: FilledField[] = []
  const missing: ScreenField[] = []
  for (const field of fields) {
    const answer = answers.find((each) => isMeant(each, field))
    if (answer && !fits(field, answer.value)) return { kind: 'unfit', fields: [field] }
    if (answer) filled.push({ field, value: answer.value })
    else if (field.isRequired && !field.hasDefault) missing.push(field)
  }
  const [first, ...others] = missing
  return first ? { kind: 'missing', fields: [first, ...others] } : { kind: 'filled', filled }
}

const isMeant = ({ field }: FieldAnswer, { id, name }: ScreenField): boolean =>
  field === id || field.toLowerCase() === name.toLowerCase()

const fits = (field: ScreenField, value: string): boolean => {
  switch (field.kind) {
    case 'number':
      return Number.isFinite(Number(value))
    case 'choice':
      return findChoice(field, value) !== undefined
    case 'choices':
      return listed(value).every((each) => findChoice(field, each) !== undefined)
    case 'other':
      return false
    default:
      return true
  }
}
