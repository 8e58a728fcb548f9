import { expect, it } from '@jest/globals'
import { issueTextOf } from '../link-scoring/issue-text'
import { createPreparedIssues, type PreparedIssue } from './prepared-issues'

const prepared = (summary: string): PreparedIssue => {
  const issue = {
    ...{ key: 'SHOP-7', summary, description: '', components: [], labels: [], activity: [] },
    ...{ type: undefined, assignee: undefined, reporter: undefined, createdAt: undefined },
  }
  return { change: 1, issue, text: issueTextOf(issue) }
}

it('knows an issue of a tenant, and nothing of another tenant’s with the same id', () => {
  const issues = createPreparedIssues(2)
  issues.keep('acme', '7', prepared('Ours'))
  expect(issues.find('acme', '7')?.issue.summary).toBe('Ours')
  expect(issues.find('other', '7')).toBeUndefined()
})

it('forgets the one that was not looked at for longest', () => {
  const issues = createPreparedIssues(2)
  for (const id of ['1', '2']) issues.keep('acme', id, prepared(id))
  issues.find('acme', '1')
  issues.keep('acme', '3', prepared('3'))
  expect(['1', '2', '3'].map((id) => issues.find('acme', id)?.issue.summary)).toEqual(['1', undefined, '3'])
})
