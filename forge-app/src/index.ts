import { makeResolver } from '@forge/resolver'
import type { PanelFunctions } from '@throughline/shared/panel'
import type { SetupFunctions } from '@throughline/shared/setup'
import { setupFunctions } from './admin/resolver'
import { panelFunctions } from './panel/resolver'

/** Answers what the panel and the admin page ask; each function checks for itself who may. */
export const handler = makeResolver<PanelFunctions & SetupFunctions>({ ...panelFunctions, ...setupFunctions })
