import { NavigationTarget, router } from '@forge/bridge'
import { SectionMessage, SectionMessageAction, Text } from '@forge/react'
import type { PanelHealth } from '@throughline/shared/panel'
import type { ShownPanel } from './panel-view'
import { usePanelWords } from './panel-words'

/** What needs an admin: everybody reads that nothing new arrives, and admins what to do, before it comes to that too. */
export function HealthNotices({ view: { panel, isAdmin, now } }: { readonly view: ShownPanel }) {
  const { trouble, hasLicenceEnded } = panel.health ?? {}
  return (
    <>
      {hasLicenceEnded === true ? <LicenceNotice isAdmin={isAdmin} /> : null}
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} isAdmin={isAdmin} now={now} />}
    </>
  )
}

const appearances = {
  none: 'information',
  information: 'information',
  warning: 'warning',
  danger: 'error',
} as const

interface TroubleProps {
  readonly trouble: NonNullable<PanelHealth['trouble']>
  readonly isAdmin: boolean
  readonly now: Date
}

function TroubleNotice({ trouble, isAdmin, now }: TroubleProps) {
  const words = usePanelWords().health
  if (!isAdmin) {
    if (trouble.state === 'expiring') return null
    return (
      <SectionMessage appearance="warning">
        <Text>{words.shownAsOf(trouble.lastOkAt, now)}</Text>
      </SectionMessage>
    )
  }
  const { level, title, text } = words.trouble(trouble, now)
  return (
    <SectionMessage
      appearance={appearances[level]}
      title={title}
      actions={[
        <SectionMessageAction key="replace-token" onClick={openSetup}>
          {words.replaceToken}
        </SectionMessageAction>,
      ]}
    >
      <Text>{text}</Text>
    </SectionMessage>
  )
}

function LicenceNotice({ isAdmin }: { readonly isAdmin: boolean }) {
  const words = usePanelWords().health.licence
  const actions = isAdmin
    ? [
        <SectionMessageAction key="manage-apps" onClick={openManageApps}>
          {words.manageApps}
        </SectionMessageAction>,
      ]
    : []
  return (
    <SectionMessage appearance="warning" title={words.title} actions={actions}>
      <Text>{words.text}</Text>
    </SectionMessage>
  )
}

const openSetup = () => {
  void router.navigate({ target: NavigationTarget.Module, moduleKey: 'admin' })
}

/** Jira's own page of a site's apps, which only admins may open. */
const openManageApps = () => {
  void router.navigate('/plugins/servlet/upm')
}
