/** @jsxImportSource hono/jsx */
import { permissionWords } from '@throughline/shared/permission-words'
import type { ConnectionCard } from '../../../connections/cards'
import { Icon } from '../components/Icon'
import { configureMessages as words } from './configure-messages'

/** What the account may do in Jira, and what is missing where it may not. */
export function PermissionsCard({ permissions }: Pick<ConnectionCard, 'permissions'>) {
  return (
    <div class="card stack mid-gap">
      <h2 class="h3">{words.permissions}</h2>
      {permissions === undefined && <p class="subtle">{words.permissionsUnknown}</p>}
      {permissions && (
        <ul class="checks">
          {Object.entries(permissionWords)
            .filter(([name]) => name in permissions)
            .map(([name, { may, granted }]) => (
              <Permission may={may} granted={granted} isGranted={permissions[name] === true} />
            ))}
        </ul>
      )}
    </div>
  )
}

interface PermissionProps {
  readonly may: string
  readonly granted: string
  readonly isGranted: boolean
}

function Permission({ may, granted, isGranted }: PermissionProps) {
  return (
    <li>
      <span class={isGranted ? 'ic ok' : 'ic warn'}>
        <Icon name={isGranted ? 'done' : 'alert'} />
      </span>
      <div>
        {words.may(may)}
        <span class="visually-hidden">: {isGranted ? words.granted : words.notGranted}</span>
        {!isGranted && <p class="small subtle remedy">{words.mayNot(granted)}</p>}
      </div>
    </li>
  )
}
