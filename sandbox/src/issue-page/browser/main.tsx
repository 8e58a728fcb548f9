import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags'
import { createRoot } from 'react-dom/client'
import { createBridge } from './bridge'
import { createBridgeEvents } from './bridge-events'
import { FlagList } from './FlagList'
import { createFlags } from './flags'
import { invokeFunction } from './invoke'
import { followIssue } from './live'
import { type DrawnDoc, Panel } from './Panel'
import { showPanelError } from './panel-error'
import { createPanelWatch } from './panel-watch'
import { readPageData } from './read-page-data'
import { createStore } from './store'
import { playStory } from './story'
import { bindViewControls } from './view-controls'

// Atlassian's products answer these from their servers; without an answer the components complain on the console.
setBooleanFeatureFlagResolver(() => false)

const page = readPageData()
const docs = createStore<DrawnDoc>(undefined)
const events = createBridgeEvents()
const flags = createFlags()
const watch = createPanelWatch()

window.__bridge = createBridge({
  page,
  events,
  flags,
  onDoc(doc) {
    window.forgeDoc = doc
    docs.set({ doc })
    watch.drew()
  },
  onError: showPanelError,
  async invoke(functionKey, payload) {
    const answer = await invokeFunction(page, functionKey, payload)
    watch.answered(answer)
    return answer
  },
})
window.addEventListener('error', ({ error }) => showPanelError(error))
window.addEventListener('unhandledrejection', ({ reason }) => showPanelError(reason))

const mount = (id: string, content: React.ReactNode) => {
  const place = document.getElementById(id)
  if (place !== null) createRoot(place).render(content)
}
mount('panel', <Panel docs={docs} />)
mount('flags', <FlagList flags={flags} />)

bindViewControls(events)
if (page.subject) playStory(watch, followIssue(page.subject))
