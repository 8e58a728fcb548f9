import { beforeEach, expect, it, jest } from '@jest/globals'
import { handler } from '../src/index'
import { fromThePanel, permissions, playForge } from './forge-runtime'
import { freezeTime, playJira, settle } from './rendering'
import { sampleNow, samplePanel } from './sample-panel'
import { sampleSetup } from './sample-setup'

/** Calls the function behind the page as Forge would. */
const invoke = ({ functionKey }: Record<string, unknown>) =>
  handler(
    { call: { functionKey: String(functionKey) }, context: fromThePanel.context },
    { ...fromThePanel.backend },
  )

beforeEach(() => freezeTime(sampleNow))

it('leads from the companion to the panel', async () => {
  playForge({
    jira: () => permissions({ BROWSE_PROJECTS: true, VIEW_DEV_TOOLS: true }),
    companion: () => Response.json(samplePanel()),
  })
  const jira = playJira({ invoke })
  await import('../src/panel/index')
  await settle()

  expect(jira.screen().words('Link')).toEqual(['Show a waiting state while the payment retries'])
})

it('leads from the companion to the admin page', async () => {
  playForge({
    jira: (path) =>
      path.startsWith('/rest/api/3/project/search')
        ? Response.json({ values: [], isLast: true })
        : permissions({ ADMINISTER: true }),
    companion: () => Response.json(sampleSetup()),
  })
  const jira = playJira({ invoke })
  await import('../src/admin/index')
  await settle()

  expect(jira.screen().words('Text')[0]).toBe(
    'This site talks to Throughline at https://throughline.acme.example.',
  )
})

it('shows the panel’s reader a reference when the companion is down', async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => {})
  playForge({
    jira: () => permissions({ BROWSE_PROJECTS: true, VIEW_DEV_TOOLS: true }),
    companion: () => new Response('', { status: 503, headers: { 'x-throughline-reference': '7f3a91c2' } }),
  })
  const jira = playJira({ invoke })
  await jest.isolateModulesAsync(async () => {
    await import('../src/panel/index')
  })
  await settle()

  expect(jira.screen().text()).toContain('Reference: 7f3a91c2.')
})
