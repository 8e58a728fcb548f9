import type { FieldAnswer } from '@throughline/shared/rule-settings'
import { fillFields } from '../../jira/fill-fields'
import type { Transition } from '../../jira/moving'
import type { MoveStep } from '../feature'

/**
 * The transition with its screen filled in from the rule's answers. Parked, with the field that is in the way, where one
 * is required that has neither a default nor an answer, or where an answer does not fit.
 */
export const fillScreen = (transition: Transition, answers: readonly FieldAnswer[]): MoveStep => {
  const screen = fillFields(transition.fields, answers)
  if (screen.kind === 'filled') return { kind: 'go', transition, filled: screen.filled }
  const [{ name }] = screen.fields
  if (screen.kind === 'unfit')
    return { kind: 'parked', why: `the rule’s answer for the field “${name}” does not fit` }
  return { kind: 'parked', why: `${transition.to.name} requires the field “${name}”` }
}
