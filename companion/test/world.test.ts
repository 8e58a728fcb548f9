import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { installedApp } from '../../sandbox/src/installed-app'
import { describeWithContracts } from './contracts/contract-file'
import { createWorld, type World } from './world'

describeWithContracts('a world notes what the official contracts refuse', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  }, 60_000)
  afterAll(() => world.stop())

  test('of Jira and of the git host', async () => {
    expect(world.violations()).toEqual([])

    await fetch(`${world.jira.siteUrl}/ex/jira/${installedApp.cloudId}/rest/api/3/issue/SHOP-7/comment`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ body: 'Merged' }),
    })
    await fetch(`${world.gitHost.apiUrl}/repos/acme/storefront/pulls?state=merged`)

    expect(world.violations()).toEqual([
      'POST /rest/api/3/issue/{issueIdOrKey}/comment: the body .body must be object',
      expect.stringContaining("the query parameter 'state' must be equal to one of the allowed values"),
    ])
  })
})
