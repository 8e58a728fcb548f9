import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { PanelAnswer } from '@throughline/shared/panel-functions'
import { freezeTime, pass, settle } from '../../test/rendering'
import { sampleNow, samplePanel } from '../../test/sample-panel'
import { createPanelReader } from './panel-reader'
import type { PanelView } from './panel-view'

const shows = (issueKey = 'SHOP-7'): PanelAnswer => ({
  kind: 'panel',
  panel: samplePanel({ issueKey }),
  isAdmin: false,
  mayEdit: false,
})
const unreachable: PanelAnswer = { kind: 'unreachable', reference: '7f3a91c2' }

/** A page and a companion in the hands of the test; a read that is answered `by-hand` waits in `waiting`. */
async function watch(first: PanelAnswer | 'by-hand') {
  const hands = { answer: first, isVisible: true, comeBack: () => {} }
  const views: PanelView[] = []
  const waiting: Array<(answer: PanelAnswer) => void> = []
  let readCount = 0
  const reader = createPanelReader({
    read: () => {
      readCount += 1
      if (hands.answer !== 'by-hand') return Promise.resolve(hands.answer)
      return new Promise((resolve) => waiting.push(resolve))
    },
    show: (view) => views.push(view),
    page: {
      isVisible: () => hands.isVisible,
      onVisible: (callback) => {
        hands.comeBack = callback
        return () => {
          hands.comeBack = () => {}
        }
      },
    },
  })
  const stop = reader.start()
  await settle()
  return { hands, waiting, reader, stop, view: () => views.at(-1), reads: () => readCount }
}

let running: { readonly stop: () => void } | undefined
beforeEach(() => freezeTime(sampleNow))
afterEach(() => running?.stop())
const watching = async (first: PanelAnswer | 'by-hand' = shows()) => {
  const watched = await watch(first)
  running = watched
  return watched
}

describe('while nothing happens', () => {
  it('reads at once, then as often as the companion asks', async () => {
    const { reads } = await watching()
    expect(reads()).toBe(1)

    await pass(29_999)
    expect(reads()).toBe(1)
    await pass(1)
    expect(reads()).toBe(2)
    await pass(60_000)
    expect(reads()).toBe(4)
  })

  it('rests while nobody sees it, and reads at once when somebody looks again', async () => {
    const { hands, reads } = await watching()
    hands.isVisible = false
    await pass(300_000)
    expect(reads()).toBe(1)

    hands.isVisible = true
    hands.comeBack()
    await settle()
    expect(reads()).toBe(2)
  })

  it('does not read for a glance away', async () => {
    const { hands, reads } = await watching()
    await pass(5_000)
    hands.comeBack()
    await settle()

    expect(reads()).toBe(1)
  })

  it('stops for good', async () => {
    const { stop, reads } = await watching()
    stop()
    await pass(300_000)

    expect(reads()).toBe(1)
  })
})

describe('when more may follow', () => {
  it('reads every 2 s for 30 s after a refresh', async () => {
    const { reader, reads } = await watching()
    reader.refresh()
    await settle()
    expect(reads()).toBe(2)

    await pass(30_000)
    expect(reads()).toBe(17)
    await pass(29_999)
    expect(reads()).toBe(17)
    await pass(1)
    expect(reads()).toBe(18)
  })

  it('reads every 2 s for 30 s after a change', async () => {
    const { hands, reads } = await watching()
    hands.answer = shows('SHOP-8')
    await pass(30_000)
    expect(reads()).toBe(2)

    await pass(10_000)
    expect(reads()).toBe(7)
  })

  it('takes another pace of the companion for no change', async () => {
    const { hands, reads } = await watching()
    hands.answer = {
      kind: 'panel',
      panel: samplePanel({ nextReadSeconds: 60 }),
      isAdmin: false,
      mayEdit: false,
    }
    await pass(30_000)
    await pass(59_999)
    expect(reads()).toBe(2)
    await pass(1)
    expect(reads()).toBe(3)
  })
})

describe('when the companion fails', () => {
  it('keeps the old panel, says since when, and reads less and less often', async () => {
    const { hands, view, reads } = await watching()
    hands.answer = unreachable
    await pass(30_000)
    expect(view()).toEqual({
      kind: 'shown',
      panel: samplePanel(),
      isAdmin: false,
      mayEdit: false,
      readAt: new Date(sampleNow),
      now: new Date('2026-11-22T12:00:30Z'),
      failure: unreachable,
      isAsked: false,
    })

    await pass(59_999)
    expect(reads()).toBe(2)
    await pass(1)
    expect(reads()).toBe(3)
    await pass(120_000)
    expect(reads()).toBe(4)
  })

  it('is fresh again with the next answer', async () => {
    const { hands, view } = await watching()
    hands.answer = unreachable
    await pass(30_000)
    hands.answer = shows()
    await pass(60_000)

    expect(view()).toEqual({
      kind: 'shown',
      panel: samplePanel(),
      isAdmin: false,
      mayEdit: false,
      readAt: new Date('2026-11-22T12:01:30Z'),
      now: new Date('2026-11-22T12:01:30Z'),
      isAsked: false,
    })
  })

  it('has nothing to keep at first, and goes on trying', async () => {
    const { hands, view, reads } = await watching(unreachable)
    expect(view()).toEqual({ kind: 'failed', failure: unreachable, isAsked: false })

    hands.answer = shows()
    await pass(60_000)
    expect(reads()).toBe(2)
    expect(view()?.kind).toBe('shown')
  })

  it('shows that it tries again when a person asks', async () => {
    const { hands, reader, view } = await watching(unreachable)
    hands.answer = 'by-hand'
    reader.refresh()

    expect(view()).toEqual({ kind: 'failed', failure: unreachable, isAsked: true })
  })

  it('counts a question that never arrived as a failure without a reference', async () => {
    const views: PanelView[] = []
    const reader = createPanelReader({
      read: () => Promise.reject(new Error('bridge')),
      show: (view) => views.push(view),
      page: { isVisible: () => true, onVisible: () => () => {} },
    })
    const stop = reader.start()
    await settle()
    stop()

    expect(views).toEqual([{ kind: 'failed', failure: { kind: 'unreachable' }, isAsked: false }])
  })
})

it('drops an answer that was overtaken', async () => {
  const { waiting, reader, view } = await watching('by-hand')
  reader.refresh()
  const [first, second] = waiting
  second?.(shows('SHOP-8'))
  await settle()
  first?.(shows('SHOP-7'))
  await settle()

  expect(view()).toMatchObject({ kind: 'shown', panel: { issueKey: 'SHOP-8' } })
})

it('shows nothing more, and asks no more, once the person may not see the panel', async () => {
  const { hands, view, reads } = await watching()
  hands.answer = { kind: 'not-allowed' }
  await pass(30_000)
  expect(view()).toEqual({ kind: 'not-allowed' })

  await pass(600_000)
  expect(reads()).toBe(2)
})
