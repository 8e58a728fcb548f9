import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Panel as PanelModel } from '@throughline/shared/panel'
import type { WriteAgainAnswer } from '@throughline/shared/panel-functions'
import { freezeTime, pass, render, settle } from '../../test/rendering'
import { nobodyAsks, sampleNow, samplePanel, sampleSummary } from '../../test/sample-panel'
import { Panel } from './Panel'
import type { WriteAgain } from './use-write-again'

beforeEach(() => freezeTime(sampleNow))

interface Given {
  readonly panel?: PanelModel
  readonly mayEdit?: boolean
  readonly writeAgain?: WriteAgain
}

/** The panel of an issue that something shipped with, and how often it was read. */
async function open({ panel = shipped(), mayEdit = true, writeAgain = answering({ kind: 'asked' }) }: Given) {
  let reads = 0
  const read = async () => {
    reads += 1
    return { kind: 'panel', panel, isAdmin: false, mayEdit } as const
  }
  const opened = await render(<Panel {...nobodyAsks} read={read} writeAgain={writeAgain} />)
  return { ...opened, reads: () => reads }
}

const shipped = (differences: Partial<PanelModel> = {}) =>
  samplePanel({ summaries: [sampleSummary()], ...differences })
const answering = (answer: WriteAgainAnswer) => async () => answer
const flagsOf = (calls: ReadonlyArray<readonly [string, unknown]>) =>
  calls.flatMap(([command, flag]) => (command === 'showFlag' ? [flag] : []))

describe('what shipped is written again', () => {
  it('says so at once, then what came of it, and reads the panel until it shows', async () => {
    const waiting: Array<(answer: WriteAgainAnswer) => void> = []
    const writeAgain = () => new Promise<WriteAgainAnswer>((answer) => waiting.push(answer))
    const { screen, calls, reads } = await open({ writeAgain })
    await screen().press('Write again')
    expect(screen().words('Button')).toContain('Asking…')
    await screen().press('Asking…')
    expect(waiting).toHaveLength(1)

    waiting[0]?.({ kind: 'asked' })
    await settle()
    expect(screen().words('Button')).toContain('Write again')
    expect(flagsOf(calls)).toEqual([
      expect.objectContaining({
        type: 'success',
        title: 'What shipped is being written again',
        description: 'Each merged pull request keeps its one comment on SHOP-7.',
        isAutoDismiss: true,
      }),
    ])
    expect(reads()).toBe(2)
    await pass(6_000)
    expect(reads()).toBe(5)
  })

  it.each<readonly [string, WriteAgain, string]>([
    [
      'the companion refuses',
      answering({ kind: 'refused', message: 'Post merge summaries are off for these repositories.' }),
      'Post merge summaries are off for these repositories.',
    ],
    [
      'the person may not edit the issue any more',
      answering({ kind: 'not-allowed' }),
      'Ask a project admin for the permission “Edit issues”.',
    ],
    [
      'the companion does not answer',
      answering({ kind: 'unreachable', reference: '7f3a91c2' }),
      'Throughline did not answer in time. Try again. Reference: 7f3a91c2.',
    ],
    [
      'the question does not even arrive',
      () => Promise.reject(new Error('bridge')),
      'Throughline did not answer in time. Try again.',
    ],
  ])('or why it is not, when %s; the flag stays until somebody has read it', async (_, writeAgain, why) => {
    const { screen, calls, reads } = await open({ writeAgain })
    await screen().press('Write again')
    expect(flagsOf(calls)).toEqual([
      expect.objectContaining({
        type: 'error',
        title: 'What shipped was not written again',
        description: why,
        isAutoDismiss: false,
      }),
    ])
    expect([reads(), screen().words('Button')]).toEqual([1, expect.arrayContaining(['Write again'])])
  })
})

describe('nobody is offered to write again', () => {
  it.each<readonly [string, Given]>([
    ['who may not edit the issue', { mayEdit: false }],
    ['before anything was merged', { panel: samplePanel() }],
    ['once the licence has ended', { panel: shipped({ health: { hasLicenceEnded: true } }) }],
  ])('%s', async (_, given) => {
    const { screen } = await open(given)
    expect(screen().words('Button')).not.toContain('Write again')
  })
})
