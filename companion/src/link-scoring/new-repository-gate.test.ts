import { describe, expect, it } from '@jest/globals'
import { gated, stageOf } from './new-repository-gate'

describe('a repository that asks first', () => {
  it.each([
    { confirmed: 0, rejected: 0, stage: 'learning' },
    { confirmed: 49, rejected: 0, stage: 'learning' },
    { confirmed: 50, rejected: 0, stage: 'ready' },
    { confirmed: 48, rejected: 2, stage: 'learning' },
    { confirmed: 97, rejected: 3, stage: 'ready' },
    { confirmed: 96, rejected: 4, stage: 'learning' },
  ])('is $stage after $confirmed confirmed and $rejected rejected', ({ confirmed, rejected, stage }) => {
    expect(stageOf({ confirmed, rejected }, true)).toBe(stage)
  })

  it('links by itself as soon as somebody has said so', () => {
    expect(stageOf({ confirmed: 0, rejected: 0 }, false)).toBe('linking')
  })

  it.each([
    { action: 'link', stage: 'learning', becomes: 'suggest' },
    { action: 'link', stage: 'ready', becomes: 'suggest' },
    { action: 'link', stage: 'linking', becomes: 'link' },
    { action: 'list', stage: 'learning', becomes: 'list' },
    { action: 'none', stage: 'learning', becomes: 'none' },
  ] as const)('turns $action into $becomes while $stage', ({ action, stage, becomes }) => {
    expect(gated(action, stage)).toBe(becomes)
  })
})
