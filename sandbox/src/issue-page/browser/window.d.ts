import type { ForgeDoc } from '../host/forge-doc'

declare global {
  interface Window {
    /** Where @forge/bridge and @forge/react look for the product they run in. */
    __bridge?: { readonly callBridge: (command: string, data?: unknown) => Promise<unknown> }
    /** The panel's last tree, for tests. */
    forgeDoc?: ForgeDoc
    /** Component types, icons and bridge commands that the panel used and the sandbox does not know. */
    unknownTypes?: string[]
  }
}
