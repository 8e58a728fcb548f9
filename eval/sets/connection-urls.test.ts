import { expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { connectionUrls } from './connection-urls'

const measure = (file: unknown) =>
  connectionUrls.measure({ read: async () => file, readText: async () => '' }, () => {})

test('each list is answered, and judged where something is expected', async () => {
  const { answers, figures } = await measure({
    cloud_url: [{ url: 'https://acme.atlassian.net', expected: true }],
    normalise: [{ id: 'n', url: 'https://jira.example.com/jira/browse/A-1' }],
    deployment_type: [{ serverInfo: { deploymentType: 'Cloud' }, expected: 'server' }],
    auth: [{ type: 'pat', url: 'https://acme.atlassian.net', valid: false }],
    project_keys: { input: [' A', 'A ', ''], expected: ['A'] },
    token_change: 'a sentence',
  })
  expect(answers).toMatchObject([
    { id: 0, list: 'cloud_url', answer: true },
    { id: 'n', list: 'normalise', answer: { site: 'https://jira.example.com', context: '/jira' } },
    { id: 0, list: 'deployment_type', answer: 'cloud' },
    { id: 0, list: 'auth', answer: { username_required: true, valid: false } },
    { id: 0, list: 'project_keys', answer: ['A'] },
  ])
  expect(figures).toMatchObject({ passed: 3, failed: 1, failures: [{ list: 'deployment_type' }] })
})

test('figures are null where nothing is expected', async () => {
  const { figures } = await measure({ cloud_url: [{ url: 'https://acme.atlassian.net' }] })
  expect(figures).toEqual({ passed: null, failed: null, failures: null })
})

const cases = dataBeside('cases')

cases.test('every collected case passes', async () => {
  const { figures } = await connectionUrls.measure(await openFolder(cases.address), () => {})
  expect(figures).toEqual({ passed: 17, failed: 0, failures: [] })
})
