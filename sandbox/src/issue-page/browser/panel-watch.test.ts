import { expect, it } from '@jest/globals'
import type { Panel } from '@throughline/shared/panel'
import type { PanelAnswer } from '@throughline/shared/panel-functions'
import { createPanelWatch } from './panel-watch'

const answer = (hasGitHost: boolean): PanelAnswer => {
  const panel: Panel = { issueKey: 'SHOP-7', hasGitHost, repositories: [], summaries: [], nextReadSeconds: 1 }
  return { kind: 'panel', panel, isAdmin: false, mayEdit: false }
}
const isConnected = ({ hasGitHost }: Panel) => hasGitHost

it('counts a fact as shown when the panel has drawn itself after the answer, not before', async () => {
  const watch = createPanelWatch()
  let shownAt: number | undefined
  const waited = watch.waitFor(isConnected, 1000).then((at) => {
    shownAt = at
  })
  watch.answered(answer(true))
  await Promise.resolve()
  expect(shownAt).toBeUndefined()
  watch.drew()
  await waited
  expect(shownAt).toEqual(expect.any(Number))
})

it('counts what is shown already', async () => {
  const watch = createPanelWatch()
  watch.answered(answer(true))
  watch.drew()
  expect(await watch.waitFor(isConnected, 1000)).toEqual(expect.any(Number))
})

it('gives up after a while', async () => {
  const watch = createPanelWatch()
  watch.answered(answer(false))
  watch.drew()
  expect(await watch.waitFor(isConnected, 5)).toBeUndefined()
})

it('takes nothing but a panel for a panel', () => {
  const watch = createPanelWatch()
  watch.answered({ kind: 'not-allowed' })
  watch.drew()
  expect(watch.shown()).toBeUndefined()
})
