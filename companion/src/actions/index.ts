import type { ActionName } from '@throughline/shared/actions'
import type { Action } from './action'
import { makePairingSecret } from './make-pairing-secret'

/** Every action that is built, by name: the doors' table of contents. A door checks role and request, then runs one. */
export const builtActions: { readonly [Name in ActionName]?: Action<Name> } = {
  'make-pairing-secret': makePairingSecret,
}
