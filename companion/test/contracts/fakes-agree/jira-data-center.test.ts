import { createFakeJira } from '../../../../sandbox/src/jira/fake-jira'
import type { Probe } from '../must-reject/probe'
import { merged } from '../must-reject/sample-documents'
import { type Difference, describeAgreement } from './agreement'

const createFake = () => {
  const clock = () => new Date('2026-11-22T10:15:30Z')
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock })
  const root = `${jira.dataCenterUrl}/rest/api/2`
  return { app: jira.app, violations: jira.violations, root, token: jira.issuePat('olu') }
}

const issue = '/issue/SHOP-7'
const comment = (body: unknown, more: object = {}): Probe => ['POST', `${issue}/comment`, { body, ...more }]
const link = (object: object, more: object = {}): Probe => [
  'POST',
  `${issue}/remotelink`,
  { object, ...more },
]
const move = (value: object): Probe => ['POST', `${issue}/transitions`, value]
const search = (value: object): Probe => ['POST', '/search', value]
const historyMetadata = { type: 'throughline', extraData: { happenedAt: '2026-11-22T10:15:30.000Z' } }
const marker = { key: 'throughline', value: { marker: 'm' } }
const create = (fields: object, more: object = {}): Probe => [
  'POST',
  '/issue',
  {
    fields: { project: { id: '10000' }, issuetype: { id: '10203' }, summary: 'Left over', ...fields },
    ...more,
  },
]
const pair = { inwardIssue: { key: 'SHOP-7' }, outwardIssue: { key: 'SHOP-8' } }
const page = { url: 'https://git.example/42', title: '#42' }

const bothAccept: readonly Probe[] = [
  ['GET', '/myself'],
  ['GET', '/serverInfo'],
  ['GET', '/mypermissions'],
  ['GET', '/mypermissions?projectKey=SHOP'],
  ['GET', '/project?expand=projectKeys&includeArchived=false'],
  ['GET', '/project/SHOP?expand=projectKeys'],
  ['GET', '/user?username=mina'],
  ['GET', '/user?key=JIRAUSER10100'],
  ['GET', '/user/search?username=mina&maxResults=5'],
  ['GET', '/search?jql=project%20%3D%20SHOP&startAt=0&maxResults=5'],
  search({ jql: 'project = SHOP', startAt: 0, maxResults: 5, fields: ['summary'], expand: ['names'] }),
  ['GET', `${issue}?fields=summary,status,project&properties=a&updateHistory=false`],
  ['GET', `${issue}/comment?startAt=0&maxResults=100&orderBy=created`],
  ['GET', `${issue}/transitions?transitionId=11`],
  ['GET', `${issue}/watchers`],
  ['GET', `${issue}/remotelink?globalId=pr%3D42`],
  ['DELETE', `${issue}/remotelink?globalId=pr%3D42`],
  ['GET', '/comment/7/properties/throughline'],
  ['PUT', '/comment/7/properties/throughline', { marker: 'm' }],
  ['DELETE', '/comment/7/properties/throughline'],
  ['PUT', `${issue}/comment/7`, { body: 'Merged', properties: [marker] }],
  ['DELETE', `${issue}/comment/7`],
  comment('h3. Merged'),
  comment('h3. Merged', { properties: [marker] }),
  link(page),
  link({ ...page, status: { resolved: true } }, { globalId: 'pr=42', relationship: 'Pull requests' }),
  move({ transition: { id: '11' } }),
  move({ transition: { id: '41' }, fields: { resolution: { name: 'Done' }, customfield_10010: 'Payments' } }),
  move({ transition: { id: '41' }, historyMetadata }),
  ['GET', `${issue}?fields=status,resolution&expand=changelog`],
  ['GET', `${issue}/transitions?expand=transitions.fields`],
  ['GET', '/issue/createmeta/10000/issuetypes?startAt=0&maxResults=50'],
  ['GET', '/issue/createmeta/10000/issuetypes/10203?startAt=0&maxResults=50'],
  create({ labels: ['follow-up'] }, { properties: [marker] }),
  ['GET', '/issueLinkType'],
  ['POST', '/issueLink', { type: { name: 'Relates' }, ...pair }],
  ['GET', `${issue}/properties/throughline`],
]

const bothRefuse: readonly Probe[] = [
  create({}, { properties: { marker: 'm' } }),
  ['GET', '/mypermissions?permissions=ADD_COMMENTS'],
  ['GET', '/myself?expand=groups'],
  ['GET', '/user?accountId=a'],
  ['GET', `${issue}?failFast=true`],
  ['GET', `${issue}/changelog`],
  ['GET', `${issue}/comment?order=created`],
  ['GET', `${issue}/transitions?includeUnavailableTransitions=true`],
  ['POST', '/search/jql', { jql: 'project = SHOP' }],
  ['POST', '/issue/bulkfetch', { issueIdsOrKeys: ['SHOP-7'] }],
  ['POST', '/comment/list', { ids: [7] }],
  search({ jql: 'project = SHOP', nextPageToken: 'a' }),
  search({ jql: 'project = SHOP', expand: 'names' }),
  search({ jql: 'project = SHOP', startAt: 'first' }),
  comment(merged),
  comment('x', { visiblity: { type: 'role', value: 'a' } }),
  comment('x', { properties: { marker: 'm' } }),
  ['POST', `${issue}/comment`, {}],
  link({ url: page.url }),
  link({ ...page, sumary: 'Open' }),
  ['DELETE', `${issue}/remotelink`],
  move({ transition: '11' }),
]

const differences: readonly Difference[] = [
  [
    'the contract calls each of `fields` an object, Jira reads names',
    'refuses',
    ['GET', '/search?jql=project%20%3D%20SHOP&fields=summary,status'],
  ],
  [
    'the product writes for everybody: the fake has no roles and groups',
    'accepts',
    comment('x', { visibility: { type: 'role', value: 'Developers' } }),
  ],
  ['the fake refuses what is no web address, as Jira does', 'accepts', link({ ...page, url: 'here' })],
]

describeAgreement('jira-data-center', createFake, { bothAccept, bothRefuse, differences })
