import { makeInvoke } from '@forge/bridge'
import ForgeReconciler from '@forge/react'
import type { SetupFunctions } from '@throughline/shared/setup'
import { Admin } from './Admin'

const invoke = makeInvoke<SetupFunctions>()
const readSetup = () => invoke('readSetup')

ForgeReconciler.render(<Admin read={readSetup} />)
