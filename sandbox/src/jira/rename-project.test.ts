import { expect, it } from '@jest/globals'
import { createFakeJira } from './fake-jira'

it('a renamed project keeps its number, its issues follow, and the old keys lead to both', async () => {
  const clock = () => new Date('2026-11-22T10:15:30Z')
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock })
  const { id } = jira.getProject('OPS')
  jira.renameProject('OPS', 'RUN')
  expect(jira.getProject('RUN').id).toBe(id)
  expect(jira.getProject('OPS').id).toBe(id)
  expect(jira.findIssue('OPS-3')).toMatchObject({ key: 'RUN-3', projectId: id })

  const headers = { authorization: `Bearer ${jira.issueSystemToken()}` }
  const ask = async (query: string) => {
    const path = `http://jira.test/ex/jira/cloud-1/rest/api/3/project/search?${query}`
    return (await jira.app.request(path, { headers })).json()
  }
  expect(await ask('expand=projectKeys')).toMatchObject({
    values: [
      { key: 'RUN', projectKeys: ['RUN', 'OPS'] },
      { key: 'SHOP', projectKeys: ['SHOP'] },
    ],
  })
  jira.reset()
  expect(jira.getProject('OPS').key).toBe('OPS')
})
