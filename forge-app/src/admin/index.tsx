import { makeInvoke } from '@forge/bridge'
import ForgeReconciler from '@forge/react'
import type { SetupFunctions } from '@throughline/shared/setup'
import { Admin } from './Admin'
import { createAdminClient } from './client'

const client = createAdminClient(makeInvoke<SetupFunctions>())

ForgeReconciler.render(<Admin client={client} />)
