import { makeResolver } from '@forge/resolver'
import type { PersonalFunctions } from '@throughline/shared/git-accounts'
import type { PanelFunctions } from '@throughline/shared/panel-functions'
import type { SetupFunctions } from '@throughline/shared/setup'
import { setupFunctions } from './admin/resolver'
import { panelFunctions } from './panel/resolver'
import { personalFunctions } from './personal/resolver'

/** Answers what the panel, the admin page and personal settings ask; each function checks for itself who may. */
export const handler = makeResolver<PanelFunctions & SetupFunctions & PersonalFunctions>({
  ...panelFunctions,
  ...setupFunctions,
  ...personalFunctions,
})
