import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Setup } from '@throughline/shared/setup'
import { aPullRequest } from '../../../test/a-pull-request'
import { createInstalledTenant, type InstalledTenant } from '../../../test/installed-tenant'
import { repositories } from '../../pull-requests/repositories'
import { ruleSettings } from '../../rules/rule-settings'
import { traces } from '../../traces/traces'
import { readSetup } from './read-setup'

let world: InstalledTenant
const connectionId = randomUUID()
let repositoryId: string

const read = (tenantId = world.tenantId) =>
  world.database.withTenant(tenantId, (sql) =>
    readSetup(sql, {
      companionAddress: 'https://companion.example',
      builtRules: ['auto-link', 'post-merge-summary'],
      now: new Date(),
    }),
  )

beforeAll(async () => {
  world = await createInstalledTenant()
  await world.superuser`
    insert into connection (tenant_id, connection_id, host, mode, base_url, sealed_token, token_expires_at,
      token_last_four, account_name, connected_by, last_error, last_error_at)
    values (${world.tenantId}, ${connectionId}, 'github', 'pat', 'https://api.github.com', 'sealed',
      '2027-03-01', '4f2a', 'throughline-bot', 'Olu Adeyemi', 'Bad credentials', '2026-11-20')`
  repositoryId = await world.database.withTenant(world.tenantId, async (sql) => {
    const id = await repositories(sql).choose(connectionId, aPullRequest().repository)
    await repositories(sql).map(id, '10000')
    return id
  })
  await world.superuser`
    insert into rule (tenant_id, repository_id, rule_id, is_on, changed_by)
    values (${world.tenantId}, ${repositoryId}, 'post-merge-summary', false, 'Olu Adeyemi')`
})

afterAll(() => world.stop())

const deliver = async (deliveryId: string, outcome: string) => {
  const [row] = await world.superuser`
    insert into inbox (tenant_id, connection_id, delivery_id, event, body, outcome)
    values (${world.tenantId}, ${connectionId}, ${deliveryId}, 'pull_request', '{"secret":1}', ${outcome})
    returning inbox_id::text as id`
  return String(row?.['id'])
}

describe('the setup of a site', () => {
  test('holds what is connected, and no secret', async () => {
    const setup = await read()
    expect(Setup.parse(setup)).toEqual(setup)
    expect(setup.jira).toMatchObject({ host: 'jira', mode: 'forge', name: 'this site' })
    expect(setup.jira?.endsAt).toBeUndefined()
    expect(setup.gitHosts).toEqual([
      {
        id: connectionId,
        host: 'github',
        name: 'github.com',
        mode: 'pat',
        state: 'connected',
        endsAt: '2027-03-01T00:00:00.000Z',
        tokenLastFour: '4f2a',
        accountName: 'throughline-bot',
        connectedBy: 'Olu Adeyemi',
        lastError: 'Bad credentials',
        lastErrorAt: '2026-11-20T00:00:00.000Z',
        repositoryCount: 1,
      },
    ])
    expect(JSON.stringify(setup)).not.toContain('sealed')
  })

  test('holds what somebody has set, and nothing that came so', async () => {
    await world.database.withTenant(world.tenantId, (sql) =>
      ruleSettings(sql).save(
        repositoryId,
        'post-merge-summary',
        { baseBranches: [], level: 'off', levelOfProject: {} },
        'Olu Adeyemi',
      ),
    )
    expect((await read()).repositories[0]?.settings).toEqual([
      {
        settingsId: 'post-merge-summary',
        settings: { baseBranches: [], level: 'off', levelOfProject: {} },
        changedBy: 'Olu Adeyemi',
        changedAt: expect.stringMatching(/Z$/),
      },
    ])
  })

  test('holds each repository with its map, and the rules that are built', async () => {
    expect((await read()).repositories).toMatchObject([
      {
        id: repositoryId,
        name: aPullRequest().repository.name,
        projectIds: ['10000'],
        rules: [
          { ruleId: 'auto-link', isOn: false },
          { ruleId: 'post-merge-summary', isOn: false, changedBy: 'Olu Adeyemi' },
        ],
      },
    ])
  })

  test('holds the newest deliveries first, with their steps and without their bodies', async () => {
    const first = await deliver('first', 'waiting')
    const second = await deliver('second', 'gave up')
    await world.database.withTenant(world.tenantId, (sql) =>
      traces(sql).add(first, { step: 'rule', subject: 'post-merge-summary', outcome: 'off' }),
    )
    const setup = await read()
    expect(setup.deliveries.map(({ id, outcome }) => [id, outcome])).toEqual([
      [second, 'gave up'],
      [first, 'off'],
    ])
    expect(setup.deliveries[1]?.steps).toEqual([
      { step: 'rule', subject: 'post-merge-summary', outcome: 'off' },
    ])
    expect([setup.waitingCount, setup.gaveUpCount]).toEqual([0, 1])
    expect(JSON.stringify(setup)).not.toContain('secret')
    expect(Setup.parse(setup)).toEqual(setup)
  })

  test('holds nothing of another tenant', async () => {
    const { tenantId } = await world.install()
    const setup = await read(tenantId)
    expect([setup.gitHosts, setup.repositories, setup.deliveries]).toEqual([[], [], []])
  })
})
