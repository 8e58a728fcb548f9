import type { ForgeDoc } from '../host/forge-doc'
import { noteUnknown } from '../host/unknown-types'
import type { PageData } from '../page-data'
import type { BridgeEvents } from './bridge-events'
import type { Flag } from './flags'
import { colorModeOnPage } from './theme'

interface BridgeOptions {
  readonly page: PageData
  readonly events: BridgeEvents
  /** One tree for each time the panel has drawn itself; always the same object, mutated. */
  readonly onDoc: (doc: ForgeDoc) => void
  readonly onError: (error: unknown) => void
  readonly invoke: (functionKey: string, payload: unknown) => Promise<unknown>
  readonly flags: { show(flag: Flag): void; close(id: string): void }
}

type Command = (data: never) => unknown

/** What @forge/bridge and @forge/react call in Jira, answered by this page. An unknown command rejects and is noted. */
export function createBridge({ page, events, onDoc, onError, invoke, flags }: BridgeOptions) {
  const commands: Readonly<Record<string, Command>> = {
    reconcile: ({ forgeDoc }: { forgeDoc: ForgeDoc }) => onDoc(forgeDoc),
    onError: ({ error }: { error: unknown }) => onError(error),
    getContext: () => contextOf(page),
    async invoke({ functionKey, payload, metadata }: InvokeData) {
      const body = await invoke(functionKey, payload)
      return metadata === undefined ? body : { body, metadata: {} }
    },
    showFlag: (flag: Flag) => flags.show(flag),
    closeFlag: ({ id }: { id: string }) => flags.close(id),
    navigate: (target: NavigateData) => navigate(target),
    getUrl: (location: NavigateData) => new URL(addressOf(location), window.location.href).href,
    reload: () => window.location.reload(),
    emit: ({ event, payload }: EventData) => events.emit(event, payload),
    on: ({ event, callback }: SubscriptionData) => events.on(event, callback),
    emitPublic: ({ event, payload }: EventData) => events.emit(event, payload),
    onPublic: ({ event, callback }: SubscriptionData) => events.on(event, callback),
    enableTheming: () => undefined,
    emitReadyEvent: () => undefined,
    trackObjectStoreAction: () => undefined,
  }
  return {
    async callBridge(command: string, data?: unknown): Promise<unknown> {
      const run = commands[command]
      if (run !== undefined) return run(data as never)
      noteUnknown(`Bridge ${command}`)
      throw new Error(`The sandbox does not know the bridge command ${command}.`)
    },
  }
}

interface InvokeData {
  readonly functionKey: string
  readonly payload?: unknown
  readonly metadata?: unknown
}
interface EventData {
  readonly event: string
  readonly payload?: unknown
}
interface SubscriptionData {
  readonly event: string
  readonly callback: (payload: unknown) => void
}
interface NavigateData {
  readonly url?: string
  readonly type?: 'same-tab' | 'new-tab'
  readonly target?: string
  readonly issueKey?: string
}

const contextOf = ({ subject, accountId, cloudId, siteUrl, moduleKey }: PageData) => ({
  accountId,
  cloudId,
  siteUrl,
  moduleKey,
  localId: `${cloudId}/${moduleKey}`,
  environmentType: 'PRODUCTION',
  locale: 'en-US',
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  theme: { colorMode: colorModeOnPage() },
  extension: subject ? { type: 'jira:issuePanel', ...subject } : { type: 'jira:adminPage' },
})

/** Of Jira's own places only an issue has a page here; the others lead to the front page. */
const addressOf = ({ url, target, issueKey }: NavigateData): string => {
  if (url !== undefined) return url
  return target === 'issue' && issueKey !== undefined ? `/browse/${issueKey}` : '/'
}

function navigate(location: NavigateData): void {
  const address = new URL(addressOf(location), window.location.href)
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return
  if (location.type === 'new-tab') window.open(address, '_blank', 'noopener')
  else window.location.assign(address)
}
