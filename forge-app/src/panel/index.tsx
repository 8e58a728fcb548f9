import { makeInvoke } from '@forge/bridge'
import ForgeReconciler from '@forge/react'
import type { PanelFunctions } from '@throughline/shared/panel-functions'
import { Panel } from './Panel'

const invoke = makeInvoke<PanelFunctions>()

ForgeReconciler.render(
  <Panel
    read={() => invoke('readPanel')}
    writeAgain={() => invoke('writeSummaryAgain')}
    askAboutReviewers={(ask) => invoke('askAboutReviewers', ask)}
    askAboutLinks={(ask) => invoke('askAboutLinks', ask)}
    askAboutFollowUps={(ask) => invoke('askAboutFollowUps', ask)}
  />,
)
