import { describe, expect, it } from '@jest/globals'
import { issueTextOf } from './issue-text'
import { asOf, type RecordedIssue } from './open-issue'
import { personOf } from './people'

const time = new Date('2024-05-10T12:00:00Z')
const recorded: RecordedIssue = {
  key: 'SHOP-7',
  summary: 'Checkout fails',
  description: '',
  type: 'Bug',
  components: [],
  labels: [],
  assignee: undefined,
  reporter: undefined,
  createdAt: new Date('2024-05-01T12:00:00Z'),
  activity: [
    { at: new Date('2024-05-09T00:00:00Z'), by: personOf('Mina Sato') },
    { at: time, by: personOf('Mina Sato') },
    { at: new Date('2024-05-10T12:00:01Z'), by: personOf('Dana Ortiz') },
  ],
}

const text = issueTextOf(recorded)

describe('an issue as of a time', () => {
  it('holds what had happened by then, and nothing later', () => {
    expect(asOf(recorded, time, text).activity.map(({ by }) => by.displayName)).toEqual([
      'Mina Sato',
      'Mina Sato',
    ])
  })

  it('is so many whole days old', () => {
    expect(asOf(recorded, time, text).ageDays).toBe(9)
  })

  it('does not tell when an issue that came later was made', () => {
    const ages = ['2024-05-11T00:00:00Z', '2025-01-01T00:00:00Z'].map(
      (at) => asOf({ ...recorded, createdAt: new Date(at) }, time, text).ageDays,
    )
    expect(ages).toEqual([0, 0])
  })

  it('has no age where Jira does not say', () => {
    expect(asOf({ ...recorded, createdAt: undefined }, time, text).ageDays).toBeUndefined()
  })
})
