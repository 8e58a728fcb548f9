import { createFakeGitHost } from '../../../../sandbox/src/git-host/fake-git-host'
import type { Probe } from '../must-reject/probe'
import { type Difference, describeAgreement } from './agreement'

const createFake = () => {
  const clock = () => new Date('2026-11-22T10:15:30Z')
  const host = createFakeGitHost({
    name: 'Acme Git',
    publicUrl: 'http://git.test',
    clock,
    webhookTimeoutMs: 100,
  })
  return { app: host.app, violations: host.violations, root: host.apiUrl, token: host.issueToken('olu') }
}

const repo = '/repos/acme/storefront'
/** There from the beginning. */
const plans = '/repos/acme/acquisition-plans'
const pull = `${plans}/pulls/3`
const hook = (value?: unknown): Probe => ['POST', `${repo}/hooks`, value]
const config = { url: 'http://127.0.0.1:1/hook', content_type: 'json', secret: 's', insecure_ssl: '0' }

const bothAccept: readonly Probe[] = [
  ['GET', '/user'],
  ['GET', '/users/mina'],
  ['GET', '/user/repos?per_page=100&page=2&sort=full_name&direction=asc&visibility=all'],
  ['GET', repo],
  ['GET', `${repo}/pulls?state=closed&sort=updated&direction=desc&base=main&head=acme:x&per_page=5`],
  ['GET', pull],
  ['GET', `${pull}/commits?per_page=100`],
  ['GET', `${pull}/files?per_page=100&page=2`],
  ['GET', `${pull}/reviews`],
  ['GET', '/repositories/503/pulls/3/files?per_page=100&page=2'],
  ['GET', `${repo}/hooks`],
  ['GET', `${repo}/hooks/7`],
  ['DELETE', `${repo}/hooks/7`],
  ['PATCH', `${repo}/hooks/7`, { active: true, events: ['pull_request'], config }],
  ['POST', `${repo}/hooks/7/pings`],
  ['GET', `${repo}/hooks/7/deliveries?per_page=100&cursor=v1_9&status=failure`],
  ['GET', `${repo}/hooks/7/deliveries/9`],
  ['POST', `${repo}/hooks/7/deliveries/9/attempts`],
  ['GET', '/meta'],
  ['GET', `${plans}/issues/3/comments?per_page=100&page=2`],
  ['POST', `${plans}/issues/3/comments`, { body: 'x' }],
  ['GET', `${plans}/issues/comments/9`],
  ['PATCH', `${plans}/issues/comments/9`, { body: 'x' }],
  ['POST', `${plans}/issues/comments/9/reactions`, { content: 'confused' }],
  ['POST', `${plans}/statuses/abc`, { state: 'success', context: 'x', description: 'y' }],
  hook({ name: 'web', active: true, events: ['pull_request', 'push'], config }),
]

const bothRefuse: readonly Probe[] = [
  ['GET', '/gists'],
  ['GET', '/user?page=1'],
  ['GET', '/user/repos?sort=size'],
  ['GET', '/user/repos?visibility=secret'],
  ['GET', '/user/repos?page=first'],
  ['GET', `${repo}?page=1`],
  ['GET', `${repo}/pulls?state=merged`],
  ['GET', `${repo}/pulls?order=asc`],
  ['GET', `${pull}?page=1`],
  ['GET', `${pull}/files?perPage=100`],
  ['GET', `${pull}/diff`],
  ['GET', `${repo}/hooks/7?page=1`],
  ['DELETE', `${repo}/hooks/7?force=true`],
  ['PATCH', `${repo}/hooks/7`, { active: 'yes' }],
  ['PATCH', `${repo}/hooks/7`, { events: 'pull_request' }],
  ['POST', `${repo}/hooks/7/pings?again=1`],
  ['GET', `${repo}/hooks/7/deliveries?page=2`],
  ['GET', `${repo}/hooks/7/deliveries?status=lost`],
  ['GET', `${repo}/hooks/7/deliveries/9?full=1`],
  ['POST', `${repo}/hooks/7/deliveries/9`],
  ['GET', '/meta?x=1'],
  ['GET', `${plans}/issues/3/comments?sort=updated`],
  ['POST', `${plans}/issues/3/comments`, { text: 'x' }],
  ['PATCH', `${plans}/issues/comments/9`, {}],
  ['POST', `${plans}/issues/comments/9/reactions`, { content: 'ok' }],
  ['POST', `${plans}/statuses/abc`, { state: 'done' }],
  ['PUT', pull, { title: 'x' }],
  hook({ name: 'web', events: 'push', config }),
  hook({ name: 'web', active: 'yes', config }),
  hook({ name: 'web', config, secret: 's' }),
  hook({ name: 'web', config: { ...config, url: 7 } }),
]

const differences: readonly Difference[] = [
  ['a host that sends nothing but JSON must be told so', 'accepts', hook({ config: { url: config.url } })],
  ['a hook without an address is of no use', 'accepts', hook({ config: { content_type: 'json' } })],
  ['a hook without an event is of no use', 'accepts', hook({ events: [], config })],
  ['there is no page 0, the contract says only “integer”', 'accepts', ['GET', `${pull}/files?page=0`]],
]

describeAgreement('github', createFake, { bothAccept, bothRefuse, differences })
