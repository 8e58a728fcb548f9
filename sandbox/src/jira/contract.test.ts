import { beforeAll, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { createFakeJira } from './fake-jira'
import { type CheckAnswer, readOfficialContract } from './official-contract'
import { olu } from './people'

const contract = dataBeside('contracts/jira-cloud-v3.trim.json')
const clock = () => new Date('2026-11-22T10:15:30Z')

const doc = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Merged' }] }],
}
const comment = { body: doc, properties: [{ key: 'throughline', value: { marker: 'm' } }] }
const link = {
  globalId: 'pr=42',
  object: { url: 'https://git.example/42', title: '#42', status: { resolved: true } },
}

const newIssue = {
  fields: { project: { id: '10000' }, issuetype: { id: '10203' }, summary: 'Follow-up', labels: ['x'] },
}

const registration = {
  url: 'https://throughline.acme.example/jira/hook',
  webhooks: [{ events: ['jira:issue_updated'], jqlFilter: 'project IN ("SHOP")' }],
}

/** Method, template, the path that was really called, its body. `ID` is a comment that the site has by then. */
const calls: readonly (readonly [string, string, string, object?])[] = [
  ['GET', '/myself', '/myself'],
  ['GET', '/mypermissions', '/mypermissions?permissions=ADD_COMMENTS,VIEW_DEV_TOOLS&issueId=10007'],
  ['GET', '/project/search', '/project/search?maxResults=1'],
  ['GET', '/issue/{issueIdOrKey}', '/issue/SHOP-7'],
  ['POST', '/issue/bulkfetch', '/issue/bulkfetch', { issueIdsOrKeys: ['SHOP-7', 'NO-1'] }],
  ['GET', '/issue/{issueIdOrKey}/comment', '/issue/SHOP-7/comment'],
  ['POST', '/issue/{issueIdOrKey}/comment', '/issue/SHOP-7/comment', comment],
  ['GET', '/issue/{issueIdOrKey}/comment/{id}', '/issue/SHOP-7/comment/ID'],
  ['PUT', '/issue/{issueIdOrKey}/comment/{id}', '/issue/SHOP-7/comment/ID', comment],
  ['GET', '/comment/{commentId}/properties', '/comment/ID/properties'],
  ['GET', '/comment/{commentId}/properties/{propertyKey}', '/comment/ID/properties/throughline'],
  ['POST', '/issue/{issueIdOrKey}/remotelink', '/issue/SHOP-7/remotelink', link],
  ['GET', '/issue/{issueIdOrKey}/remotelink', '/issue/SHOP-7/remotelink?globalId=pr%3D42'],
  ['GET', '/issue/{issueIdOrKey}/transitions', '/issue/SHOP-7/transitions'],
  ['GET', '/issue/{issueIdOrKey}/watchers', '/issue/SHOP-7/watchers'],
  ['GET', '/issue/createmeta/{projectIdOrKey}/issuetypes', '/issue/createmeta/SHOP/issuetypes'],
  [
    'GET',
    '/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    '/issue/createmeta/SHOP/issuetypes/10203',
  ],
  ['POST', '/issue', '/issue', newIssue],
  ['GET', '/issueLinkType', '/issueLinkType'],
  ['GET', '/serverInfo', '/serverInfo'],
  ['POST', '/webhook', '/webhook', registration],
  ['GET', '/webhook', '/webhook'],
  ['PUT', '/webhook/refresh', '/webhook/refresh', { webhookIds: [20_001] }],
  ['GET', '/webhook/failed', '/webhook/failed?after=1&maxResults=5'],
]

contract.describe('the fake Jira’s answers against the official contract', () => {
  let check: CheckAnswer
  beforeAll(() => {
    check = readOfficialContract(contract.address)
  })

  it.each(calls)('%s %s', async (...[method, template, path, body]) => {
    const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:1', clock })
    jira.admitToken('by-oauth', olu.accountId, { expiresInSeconds: 60 })
    const isOfApps = template.startsWith('/webhook')
    const token = isOfApps ? 'by-oauth' : jira.issueSystemToken()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const ask = (verb: string, where: string, sent?: object) =>
      jira.app.request(`/ex/jira/cloud-1/rest/api/3${where}`, {
        method: verb,
        headers,
        ...(sent && { body: JSON.stringify(sent) }),
      })
    const first: { readonly id: string } = await (await ask('POST', '/issue/SHOP-7/comment', comment)).json()
    if (method === 'GET') await ask('POST', '/issue/SHOP-7/remotelink', link)
    const response = await ask(method, path.replace('ID', first.id), body)
    expect(response.ok).toBe(true)
    expect(check(method, `/rest/api/3${template}`, response.status, await response.json())).toEqual([])
  })

  it('notices an answer that breaks the contract', () => {
    expect(check('GET', '/rest/api/3/myself', 200, { accountId: 7 })).not.toEqual([])
  })
})
