import { Hono } from 'hono'
import { createFakeGitHost } from '../../sandbox/src/git-host/fake-git-host'
import { createFakeJira } from '../../sandbox/src/jira/fake-jira'
import { serveOnLoopback } from '../../sandbox/src/serve-on-loopback'
import { systemClock } from '../src/clock'
import { findGate } from './contracts/contract-gates'
import { createGateDoor } from './contracts/gate-door'

interface FakesOptions {
  readonly cloudId: string
  /** Of the Data Center below /jira. */
  readonly dataCenterVersion?: string
}

/** A Jira and a git host on loopback, each behind the contracts of its vendor: the three addresses of one Jira among them. */
export const createServedFakes = async ({ cloudId, dataCenterVersion }: FakesOptions) => {
  const clock = systemClock
  const [site, host] = [new Hono(), new Hono()]
  const [servedSite, servedHost] = await Promise.all(
    [site, host].map(({ fetch }) => serveOnLoopback(fetch, 0)),
  )
  if (!servedSite || !servedHost) throw new Error('The fakes are not served.')

  const jira = createFakeJira({
    cloudId,
    siteUrl: servedSite.url,
    clock,
    retryDelayMs: 50,
    ...(dataCenterVersion && { dataCenter: { version: dataCenterVersion } }),
  })
  const gitHost = createFakeGitHost({ name: 'Test Git', publicUrl: servedHost.url, clock })
  const cloudDoor = createGateDoor(findGate('jira-cloud-v3'))
  const dataCenterDoor = createGateDoor(findGate('jira-data-center'))
  const gitHostDoor = createGateDoor(findGate('github'))
  site.use('/ex/jira/*', cloudDoor.watch)
  site.use('/rest/api/3/*', cloudDoor.watch)
  site.use('/jira/rest/api/*', dataCenterDoor.watch)
  host.use('/api/*', gitHostDoor.watch)
  host.route('/', gitHost.app)

  return {
    jira,
    gitHost,
    /** Where more than the fake itself may be mounted; the fake is, once this is called. */
    serveJira: (more: Hono = new Hono()) => site.route('/', more).route('/', jira.app),
    siteUrl: servedSite.url,

    /** Every request so far that the official contracts or the fakes themselves would refuse. */
    violations: (): readonly string[] => [
      ...cloudDoor.violations,
      ...dataCenterDoor.violations,
      ...gitHostDoor.violations,
      ...jira.violations,
      ...gitHost.violations,
    ],

    close: () => Promise.all([servedSite.close(), servedHost.close()]),
  }
}
