import type { FieldAnswer } from '@throughline/shared/rule-settings'
import type { FilledField, ScreenField, Transition } from '../../jira/moving'
import { findChoice, listed } from '../../jira/screen-field'
import type { MoveStep } from '../feature'

/**
 * The transition with its screen filled in from the rule's answers. Parked, with the field that is in the way, where one
 * is required that has neither a default nor an answer, or where an answer does not fit.
 */
export const fillScreen = (transition: Transition, answers: readonly FieldAnswer[]): MoveStep => {
  const filled: FilledField[] = []
  for (const field of transition.fields) {
    const answer = answers.find((each) => isMeant(each, field))
    if (answer && !fits(field, answer.value))
      return { kind: 'parked', why: `the rule’s answer for the field “${field.name}” does not fit` }
    if (answer) filled.push({ field, value: answer.value })
    else if (field.isRequired && !field.hasDefault)
      return { kind: 'parked', why: `${transition.to.name} requires the field “${field.name}”` }
  }
  return { kind: 'go', transition, filled }
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
