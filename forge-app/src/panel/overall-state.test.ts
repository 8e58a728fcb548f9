import { expect, it } from '@jest/globals'
import type { PanelPullRequest } from '@throughline/shared/panel'
import type { PullRequestState, Verdict } from '@throughline/shared/pull-request'
import { samplePullRequest, sampleRepository } from '../../test/sample-panel'
import { overallState } from './overall-state'

const pullRequest = (state: PullRequestState, ...verdicts: Verdict[]): PanelPullRequest =>
  samplePullRequest({
    state,
    reviews: verdicts.map((verdict, index) => ({ name: `Reviewer ${index}`, verdict })),
  })

it.each([
  [
    'one reviewer asks for changes',
    [pullRequest('open', 'approved', 'changesRequested')],
    'changes-requested',
  ],
  ['nobody has reviewed yet', [pullRequest('open')], 'in-review'],
  ['a reviewer has only commented', [pullRequest('open', 'commented')], 'in-review'],
  ['it is approved', [pullRequest('open', 'approved', 'commented')], 'ready'],
  ['a draft was approved early', [pullRequest('draft', 'approved')], 'in-review'],
  ['a draft was criticised early', [pullRequest('draft', 'changesRequested')], 'in-review'],
  [
    'the approved one waits for another',
    [pullRequest('open', 'approved'), pullRequest('draft')],
    'in-review',
  ],
  [
    'the worst comes last',
    [pullRequest('merged'), pullRequest('open'), pullRequest('open', 'changesRequested')],
    'changes-requested',
  ],
  [
    'what was merged waits for nothing',
    [pullRequest('merged', 'changesRequested'), pullRequest('open', 'approved')],
    'ready',
  ],
  ['all is merged', [pullRequest('merged'), pullRequest('merged')], 'all-merged'],
  ['the rest was declined', [pullRequest('merged'), pullRequest('declined')], 'all-merged'],
  ['everything was declined', [pullRequest('declined', 'changesRequested')], undefined],
  ['nothing is linked', [], undefined],
])('when %s', (_, pullRequests, state) => {
  expect(overallState([sampleRepository({ pullRequests })])).toBe(state)
})

it('looks across repositories', () => {
  const done = sampleRepository({ id: 'done', pullRequests: [pullRequest('merged')] })
  const waiting = sampleRepository({ id: 'waiting', pullRequests: [pullRequest('open')] })

  expect(overallState([done, waiting])).toBe('in-review')
})
