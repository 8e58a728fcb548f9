import type { Problem, ProblemId } from '@throughline/shared/connection-check'
import { Failure } from '../failure'

/** Why an address is not called: in words for a log, and as a problem for whoever typed it. */
export interface Refusal {
  /** Goes on after "Throughline does not call this address: ". */
  readonly reason: string
  readonly id: ProblemId
  readonly facts: Readonly<Record<string, string>>
}

/** `blocked` is told apart by its facts; see the words of `url.blocked`. */
export const blocked = (
  reason: string,
  kind: 'private' | 'this-machine' | 'port' | 'userinfo' | 'name' | 'form',
  facts: Readonly<Record<string, string>> = {},
): Refusal => ({ reason, id: 'url.blocked', facts: { reason: kind, ...facts } })

export const problemOfRefusal = ({ id, facts }: Refusal, host: string): Problem => ({
  id,
  facts: { host, ...facts },
})

/** `called` is what is not called, in words; `host` as people know it. */
export const refusedBecause = (refusal: Refusal, host: string, called = 'this address'): Failure =>
  new Failure('url-refused', `Throughline does not call ${called}: ${refusal.reason}.`, {
    problem: problemOfRefusal(refusal, host),
  })
