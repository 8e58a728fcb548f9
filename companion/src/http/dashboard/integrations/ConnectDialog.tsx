/** @jsxImportSource hono/jsx */

import type { Child } from 'hono/jsx'
import { LinkButton } from '../components/Button'
import { Icon } from '../components/Icon'
import { Say } from '../Frame'
import { connectMessages } from './connect-messages'
import type { ConnectTarget } from './connect-target'
import { Tile } from './Tile'

const words = connectMessages

export type ConnectTab = 'oauth' | 'pat'

interface DialogProps {
  readonly target: ConnectTarget
  readonly tab: ConnectTab
  readonly closeHref: string
  readonly children: Child
}

/** Shown over the page by a script; without one it stands in the page. */
export function ConnectDialog({ target, tab, closeHref, children }: DialogProps) {
  return (
    <dialog
      class="dialog"
      id="connect"
      open
      data-modal
      data-close-to={closeHref}
      aria-labelledby="connect-heading"
    >
      <header>
        <Tile tile={target.tile} />
        <h2 id="connect-heading">{words.title(target.name)}</h2>
        <LinkButton look="plain" href={closeHref} label={words.close}>
          <Icon name="close" />
        </LinkButton>
      </header>
      {target.kind === 'jira' && <Tabs target={target} tab={tab} />}
      <div
        {...(target.kind === 'jira' && {
          role: 'tabpanel',
          id: 'connect-panel',
          'aria-labelledby': `tab-${tab}`,
        })}
      >
        {children}
      </div>
      <Say />
    </dialog>
  )
}

function Tabs({ target, tab }: Pick<DialogProps, 'target' | 'tab'>) {
  return (
    <div class="tabs" role="tablist" aria-label={words.howToSignIn}>
      {(['oauth', 'pat'] as const).map((one) => (
        <a
          href={`/settings/integrations/${target.id}/connect?tab=${one}`}
          role="tab"
          id={`tab-${one}`}
          aria-controls="connect-panel"
          aria-selected={one === tab ? 'true' : 'false'}
          tabindex={one === tab ? undefined : -1}
        >
          {words.tabs[one]}
        </a>
      ))}
    </div>
  )
}
