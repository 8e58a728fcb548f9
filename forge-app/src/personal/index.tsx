import { makeInvoke } from '@forge/bridge'
import ForgeReconciler from '@forge/react'
import type { PersonalFunctions } from '@throughline/shared/git-accounts'
import { Personal } from './Personal'
import type { PersonalClient } from './use-personal'

const invoke = makeInvoke<PersonalFunctions>()

const client: PersonalClient = {
  readOwnAccounts: () => invoke('readOwnAccounts'),
  askPersonally: (ask) => invoke('askPersonally', ask),
}

ForgeReconciler.render(<Personal client={client} />)
