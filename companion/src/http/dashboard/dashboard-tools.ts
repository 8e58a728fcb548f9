import type { RuleId } from '@throughline/shared/rules'
import type { ActionTools } from '../../actions/action'
import type { builtActions } from '../../actions/index'
import type { TenantSql } from '../../database/database'
import type { SingleSignOn } from '../../single-sign-on/single-sign-on'
import type { Assets } from './assets'
import type { Entrance } from './entrance'

/** What the frame of every page shows besides the page. */
export interface FrameFacts {
  /** How many deliveries need a person. */
  readonly needAttention: number
  /** What stands above every page until somebody has dealt with it, or hidden it for the day where it has time. */
  readonly notice:
    | {
        readonly kind: 'info' | 'warn' | 'bad'
        readonly title: string
        readonly text: string
        readonly action: { readonly text: string; readonly href: string }
      }
    | undefined
}

/** What every page may use. */
export interface DashboardTools extends ActionTools {
  /** The one tenant of this companion. */
  readonly tenantId: string
  readonly actions: typeof builtActions
  /** The rules whose features are built, in running order. */
  readonly builtRules: readonly RuleId[]
  /** True where a Forge app is set up whose tokens are believed. */
  readonly believesApp: boolean
  /** Undefined where no provider is set up. */
  readonly singleSignOn: SingleSignOn | undefined
  readonly assets: Assets
  readonly entrance: Entrance
  readonly readFrameFacts: (sql: TenantSql, now: Date) => Promise<FrameFacts>
}
