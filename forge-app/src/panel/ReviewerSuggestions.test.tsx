import { beforeEach, describe, expect, it } from '@jest/globals'
import type { PanelSuggestion } from '@throughline/shared/panel'
import type { ReviewerAnswer, ReviewerAsk } from '@throughline/shared/panel-functions'
import { freezeTime, render } from '../../test/rendering'
import { nobodyAsks, sampleNow, samplePanel } from '../../test/sample-panel'
import { Panel } from './Panel'

beforeEach(() => freezeTime(sampleNow))

const suggestion = (differences: Partial<PanelSuggestion> = {}): PanelSuggestion => ({
  ...{ pullRequestId: 'pull-45', label: '#45', repository: 'acme/storefront' },
  reviewers: [
    {
      ...{ login: 'dana', name: 'Dana Ortiz', accountId: 'j-dana', isStakeholder: true },
      ...{ reason: 'watches SHOP-7', isRequested: false },
    },
    {
      ...{ login: 'ravi', name: 'Ravi Menon', isStakeholder: false },
      ...{ reason: 'owner in CODEOWNERS, from history', isRequested: true },
    },
  ],
  toTell: [
    {
      ...{ accountId: 'j-ira', name: 'Ira Lindqvist', reason: 'reported SHOP-7', isTold: false },
      perhaps: { login: 'ira-l', name: 'Ira Lindqvist' },
    },
  ],
  ...differences,
})

interface Given {
  readonly suggestions?: readonly PanelSuggestion[]
  readonly mayEdit?: boolean
  readonly answer?: ReviewerAnswer
}

async function open({
  suggestions = [suggestion()],
  mayEdit = true,
  answer = { kind: 'asked' },
}: Given = {}) {
  const asks: ReviewerAsk[] = []
  const panel = samplePanel({ suggestions: [...suggestions] })
  const opened = await render(
    <Panel
      {...nobodyAsks}
      read={async () => ({ kind: 'panel', panel, isAdmin: false, mayEdit })}
      askAboutReviewers={async (ask) => {
        asks.push(ask)
        return answer
      }}
    />,
  )
  return { ...opened, asks }
}
const flagsOf = (calls: ReadonlyArray<readonly [string, unknown]>) =>
  calls.flatMap(([command, flag]) => (command === 'showFlag' ? [flag] : []))

describe('suggested reviewers', () => {
  it('are shown with why, what they have to do with the issue, and whether they were asked', async () => {
    const { screen } = await open()
    const text = screen().text()
    expect(text).toContain('Suggested reviewers for #45')
    expect(text).toContain('watches SHOP-7')
    expect(text).toContain('Ravi Menon')
    expect(text).toContain('owner in CODEOWNERS, from history')
    expect(screen().words('Lozenge')).toEqual(expect.arrayContaining(['Stakeholder', 'Requested']))
    expect(
      screen()
        .words('Button')
        .filter((words) => words === 'Request review'),
    ).toHaveLength(1)
  })

  it.each<readonly [string, ReviewerAsk, string]>([
    [
      'Request review',
      { action: 'request-review', pullRequestId: 'pull-45', login: 'dana' },
      'Review requested from Dana Ortiz',
    ],
    [
      'Tell Ira in Jira',
      { action: 'tell-stakeholder', pullRequestId: 'pull-45', accountId: 'j-ira' },
      'A comment for Ira Lindqvist is being written',
    ],
    [
      'Same person',
      {
        ...{ action: 'match-person', pullRequestId: 'pull-45', login: 'ira-l' },
        ...{ accountId: 'j-ira', isSame: true },
      },
      'Ira Lindqvist is ira-l from now on',
    ],
    [
      'Somebody else',
      {
        ...{ action: 'match-person', pullRequestId: 'pull-45', login: 'ira-l' },
        ...{ accountId: 'j-ira', isSame: false },
      },
      'Ira Lindqvist is not ira-l',
    ],
    ['Look again', { action: 'suggest-reviewers', pullRequestId: 'pull-45' }, 'Looking for reviewers again'],
  ])('%s asks for just that, and says what came of it', async (button, ask, title) => {
    const { screen, calls, asks } = await open()
    await screen().press(button)
    expect(asks).toEqual([ask])
    expect(flagsOf(calls)).toEqual([expect.objectContaining({ type: 'success', title })])
  })

  it('say why nothing was done, until somebody has read it', async () => {
    const { screen, calls } = await open({ answer: { kind: 'refused', message: 'Nobody was asked.' } })
    await screen().press('Request review')
    expect(flagsOf(calls)).toEqual([
      expect.objectContaining({ type: 'error', description: 'Nobody was asked.', isAutoDismiss: false }),
    ])
  })

  it('are names and reasons alone for who may not edit the issue', async () => {
    const { screen } = await open({ mayEdit: false })
    expect(screen().text()).toContain('watches SHOP-7')
    const buttons = ['Request review', 'Tell Ira in Jira', 'Same person', 'Look again']
    for (const button of buttons) expect(screen().words('Button')).not.toContain(button)
  })

  it('say when little is known, and are absent where nobody is suggested', async () => {
    const note = 'Only 3 merged pull requests are known of this repository, so the order says little.'
    expect((await open({ suggestions: [suggestion({ note })] })).screen().text()).toContain(note)
    expect((await open({ suggestions: [] })).screen().text()).not.toContain('Suggested reviewers')
  })
})
