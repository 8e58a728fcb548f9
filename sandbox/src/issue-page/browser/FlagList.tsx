import { useSyncExternalStore } from 'react'
import { findIcon } from '../host/icons'
import type { Flag, Flags } from './flags'

const icons = {
  info: 'status-information',
  success: 'status-success',
  warning: 'status-warning',
  error: 'status-error',
} as const

/** The corner where Jira shows what an app has done. */
export function FlagList({ flags }: { readonly flags: Flags }) {
  const shown = useSyncExternalStore(flags.store.subscribe, flags.store.get)
  return shown.map((flag) => <FlagItem key={flag.id} flag={flag} close={() => flags.close(flag.id)} />)
}

function FlagItem({ flag, close }: { readonly flag: Flag; readonly close: () => void }) {
  const type = flag.type ?? 'info'
  const TypeIcon = findIcon(icons[type])
  const CloseIcon = findIcon('cross')
  return (
    <div className={`flag flag-${type}`}>
      <span className="flag-icon">{TypeIcon && <TypeIcon label={type} color="currentColor" />}</span>
      <div>
        <p className="strong">{flag.title}</p>
        {flag.description !== undefined && <p className="small subtle">{flag.description}</p>}
        {flag.actions?.map(({ text, onClick }) => (
          <button key={text} type="button" className="link-button" onClick={onClick}>
            {text}
          </button>
        ))}
      </div>
      <button type="button" className="btn plain compact" aria-label="Dismiss" onClick={close}>
        {CloseIcon && <CloseIcon label="" size="small" />}
      </button>
    </div>
  )
}
