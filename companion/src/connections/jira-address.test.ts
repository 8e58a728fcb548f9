import { describe, expect, test } from '@jest/globals'
import { baseUrlOf, deploymentOf, isCloudSite, readJiraAddress, readProjectKeys } from './jira-address'

const baseOf = (typed: string) => {
  const address = readJiraAddress(typed)
  return address && baseUrlOf(address)
}

describe('a typed address', () => {
  test.each([
    ['  https://acme.atlassian.net/ ', 'https://acme.atlassian.net'],
    ['https://ACME.atlassian.net/jira/software/projects/SHOP?x=1#top', 'https://acme.atlassian.net'],
    ['https://acme.atlassian.net/browse/SHOP-7', 'https://acme.atlassian.net'],
    ['https://jira.acme.example/jira/', 'https://jira.acme.example/jira'],
    ['https://jira.acme.example/jira/browse/SHOP-7', 'https://jira.acme.example/jira'],
    ['https://jira.acme.example/secure/Dashboard.jspa', 'https://jira.acme.example'],
    ['https://jira.acme.example/jira/login.jsp?os_destination=x', 'https://jira.acme.example/jira'],
    ['http://jira.acme.example:8080/secured', 'http://jira.acme.example:8080/secured'],
  ])('%s leads to %s', (typed, base) => {
    expect(baseOf(typed)).toBe(base)
  })

  test.each([
    '',
    'acme',
    'acme.atlassian.net',
    'ftp://acme.example',
    'javascript:alert(1)',
    'https://acme.example".atlassian.net',
    'https://a b.example',
    'https://dana:secret@acme.example',
  ])('%j is none', (typed) => {
    expect(baseOf(typed)).toBeUndefined()
  })
})

test.each([
  ['https://acme.atlassian.net', true],
  ['https://acme.jira-dev.com', true],
  ['http://acme.atlassian.net', false],
  ['https://atlassian.net.evil.example', false],
  ['https://evilatlassian.net', false],
  ['https://api.atlassian.com', false],
  [null, false],
])('%s is the address of a Cloud site: %s', (typed, isOne) => {
  expect(isCloudSite(typed)).toBe(isOne)
})

test.each([
  ['Cloud', 'https://jira.acme.example', 'cloud'],
  ['Server', 'https://acme.atlassian.net', 'data-center'],
  ['FutureCloud', 'https://acme.atlassian.net', 'cloud'],
  ['FutureCloud', 'https://atlassian.net.acme.example', 'data-center'],
  [undefined, 'https://jira.acme.example', 'data-center'],
])('a Jira that calls itself %s, at %s, is %s', (type, url, deployment) => {
  expect(deploymentOf(type, url)).toBe(deployment)
})

test('keys of projects are there once, without blanks', () => {
  expect(readProjectKeys([' GTL  ', 'JR ', '  GTL', ''])).toEqual(['GTL', 'JR'])
})
