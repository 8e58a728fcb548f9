import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createPoolWorld, jiraName, now, recordedOf, storedIssue } from '../../test/pool-world'
import { askedOf } from '../link-scoring/asked'
import { findCandidates } from '../link-scoring/find-candidates'
import { createMemoryPool } from '../link-scoring/memory-pool'
import { personOf } from '../link-scoring/people'
import { knownInJira, personOfJira } from './jira-name'
import type { StoredIssue } from './stored-issue'

type World = Awaited<ReturnType<typeof createPoolWorld>>
type Tenant = Awaited<ReturnType<World['addTenant']>>

const mina = jiraName('5b10a2844c20165700ede21g', 'Mina Sato')
const dana = jiraName('712020:dana', 'Dana Ortiz')
const keysOf = (issues: readonly { readonly key: string }[]) => issues.map(({ key }) => key)
const search = async (tenant: Tenant, words: Record<string, number>, pullRequestId?: string) =>
  keysOf(await (await tenant.pool(pullRequestId)).search(new Map(Object.entries(words)), 'text', 10))

const shop = [
  storedIssue(10, 'Invoices are late', { assignee: mina }),
  storedIssue(9, 'Refund fails for parcels', { description: 'A refund of a refund' }),
  storedIssue(8, 'Parcel is lost', {
    activity: [
      { at: new Date('2026-11-09T00:00:00Z'), by: mina },
      { at: new Date('2026-12-01T00:00:00Z'), by: dana },
    ],
  }),
  storedIssue(7, 'Refund is slow'),
]

describe.each([
  ['in Postgres', false],
  ['in memory', true],
])('open issues %s', (_, inMemory) => {
  let world: World
  beforeAll(async () => {
    world = await createPoolWorld({ inMemory })
  })
  afterAll(() => world.stop())

  describe('the pool of a repository in Postgres', () => {
    let tenant: Tenant
    beforeAll(async () => {
      tenant = await world.addTenant()
      await tenant.save(shop)
    })

    it('finds by words, the best first', async () => {
      expect(await search(tenant, { refund: 1, parcel: 1 })).toEqual(['SHOP-9', 'SHOP-7', 'SHOP-8'])
    })

    it('finds nothing by words that no issue has', async () => {
      expect(await search(tenant, { login: 1 })).toEqual([])
    })

    it('gives the issue with its texts and people, and nothing that happened later', async () => {
      const [issue] = await (await tenant.pool()).search(new Map([['lost', 1]]), 'text', 1)
      expect(issue).toMatchObject({ key: 'SHOP-8', summary: 'Parcel is lost', type: 'Bug', ageDays: 21 })
      expect(issue?.activity).toEqual([{ at: new Date('2026-11-09T00:00:00Z'), by: personOfJira(mina) }])
    })

    it('gives an issue as it is stored now, however lately it was looked at', async () => {
      const other = await world.addTenant()
      await other.save([storedIssue(20, 'Refund is lost')])
      const found = async () => (await (await other.pool()).search(new Map([['refund', 1]]), 'text', 1))[0]
      expect(await found()).toMatchObject({ summary: 'Refund is lost' })
      await other.save([storedIssue(20, 'Refund is found again', { assignee: mina })])
      expect(await found()).toMatchObject({ summary: 'Refund is found again', assignee: personOfJira(mina) })
    })

    it('knows whose an issue is, by account or by name', async () => {
      const byAccount = knownInJira(personOf('M.', 'octo'), mina.id)
      expect(keysOf(await (await tenant.pool()).assignedTo(byAccount, 5))).toEqual(['SHOP-10'])
      expect(keysOf(await (await tenant.pool()).assignedTo(personOf('Mina Sato'), 5))).toEqual(['SHOP-10'])
      expect(await (await tenant.pool()).assignedTo(personOf('Olu Ade'), 5)).toEqual([])
    })

    it('knows who touched an issue by now', async () => {
      expect(keysOf(await (await tenant.pool()).touchedBy(personOfJira(mina), 5))).toEqual(['SHOP-8'])
      expect(await (await tenant.pool()).touchedBy(personOfJira(dana), 5)).toEqual([])
    })

    it('counts issues, their length, and those that hold a word', async () => {
      const { issueCount, meanLength, countOf } = await (await tenant.pool()).statisticsOf(
        new Set(['refund', 'login']),
      )
      expect({ issueCount, meanLength }).toEqual({ issueCount: 4, meanLength: expect.any(Number) })
      expect(Object.fromEntries(countOf)).toEqual({ refund: 2, login: 0 })
    })
  })

  describe('the pool leaves out', () => {
    it('issues of another tenant with the same project, and counts them nowhere', async () => {
      const [ours, theirs] = [await world.addTenant(), await world.addTenant()]
      await ours.save([storedIssue(1, 'Refund is slow')])
      await theirs.save([storedIssue(2, 'Refund of theirs')])
      expect(await search(ours, { refund: 1, their: 1 })).toEqual(['SHOP-1'])
      const { countOf } = await (await ours.pool()).statisticsOf(new Set(['refund', 'their']))
      expect(Object.fromEntries(countOf)).toEqual({ refund: 1, their: 0 })
    })

    it('tenants whose tokens are asked for by somebody else', async () => {
      const [ours, theirs] = [await world.addTenant(), await world.addTenant()]
      await theirs.save([storedIssue(2, 'Refund of theirs', { assignee: dana })])
      const stolen = await world.superuser<{ tokens: string[] }[]>`
        select tokens from issue_index where tenant_id = ${theirs.tenantId}`
      const tokens = stolen[0]?.tokens.map(Number) ?? []
      const worths = tokens.map(() => 1)
      const found = await ours.inTenant(
        (sql) => sql`
          select issue_id from find_open_issues(${tokens}::bigint[], ${worths}::float8[], 'text', 1, 1.2, 0.6, '{}', 10)
          union all select issue_id from find_open_issues_of(${tokens}::bigint[], '{}', 10)`,
      )
      expect(tokens.length).toBeGreaterThan(3)
      expect(found).toHaveLength(0)
    })

    it('projects that the repository is not mapped to', async () => {
      const tenant = await world.addTenant()
      await tenant.save([storedIssue(1, 'Refund is slow')])
      await tenant.inTenant((sql) => sql`delete from repository_project`)
      expect(await search(tenant, { refund: 1 })).toEqual([])
    })

    it('issues that another open pull request is linked to, and those refused for this one', async () => {
      const tenant = await world.addTenant()
      await tenant.save([1, 2, 3, 4, 5].map((number) => storedIssue(number, `Refund number ${number}`)))
      await tenant.addLink('10001')
      await tenant.addLink('10002', { state: 'merged' })
      await tenant.addLink('10003', { decision: 'rejected' })
      const refusing = await tenant.addLink('10004', { decision: 'rejected' })
      expect((await search(tenant, { refund: 1 }, refusing)).sort()).toEqual(['SHOP-2', 'SHOP-3', 'SHOP-5'])
    })

    it('issues that were removed, and no longer counts their words', async () => {
      const tenant = await world.addTenant()
      await tenant.save(shop)
      await tenant.remove('10007', '10009')
      expect(await search(tenant, { refund: 1 })).toEqual([])
      const { issueCount, countOf } = await (await tenant.pool()).statisticsOf(new Set(['refund', 'parcel']))
      expect({ issueCount, ...Object.fromEntries(countOf) }).toEqual({ issueCount: 2, refund: 0, parcel: 1 })
    })
  })

  describe('an issue that changed', () => {
    it('is found by its new words alone', async () => {
      const tenant = await world.addTenant()
      await tenant.save([storedIssue(1, 'Refund is slow')])
      await tenant.save([storedIssue(1, 'Invoice is slow')])
      expect(await search(tenant, { refund: 1 })).toEqual([])
      expect(await search(tenant, { invoic: 1 })).toEqual(['SHOP-1'])
      const { issueCount, countOf } = await (await tenant.pool()).statisticsOf(
        new Set(['refund', 'slow', 'invoic']),
      )
      expect({ issueCount, ...Object.fromEntries(countOf) }).toEqual({
        issueCount: 1,
        refund: 0,
        slow: 1,
        invoic: 1,
      })
    })

    it('follows its move into another project that is read', async () => {
      const tenant = await world.addTenant()
      await tenant.readProject('20')
      await tenant.save([storedIssue(1, 'Refund is slow')])
      await tenant.save([storedIssue(1, 'Refund is slow', { projectId: '20', key: 'PAY-4' })])
      expect(await search(tenant, { refund: 1 })).toEqual(['PAY-4'])
      const { issueCount } = await (await tenant.pool()).statisticsOf(new Set())
      expect(issueCount).toBe(1)
    })

    it('leaves when it moves into a project that is not read', async () => {
      const tenant = await world.addTenant()
      await tenant.save([storedIssue(1, 'Refund is slow')])
      await tenant.save([storedIssue(1, 'Refund is slow', { projectId: '30', key: 'HR-4' })])
      expect(await search(tenant, { refund: 1 })).toEqual([])
      const rows = await tenant.inTenant((sql) => sql`select from open_issue`)
      expect(rows).toHaveLength(0)
    })
  })
})

describe('the same candidates', () => {
  const people = ['Mina Sato', 'Dana Ortiz', 'Olu Ade', 'Ben Carter'].map((name, at) =>
    jiraName(`id-${at}`, name),
  )
  const issues = issuesInOtherWords(240)
  const worlds: World[] = []
  beforeAll(async () => {
    worlds.push(await createPoolWorld(), await createPoolWorld({ inMemory: true }))
  })
  afterAll(() => Promise.all(worlds.map((world) => world.stop())))

  const expectSame = async (tenants: readonly Tenant[], known: readonly StoredIssue[], at: number) => {
    const asked = askedOf(pullRequest(at * 17))
    const measured = createMemoryPool(known.map(recordedOf)).openAt(now, new Uint8Array(known.length).fill(1))
    const expected = await findCandidates(asked, measured)
    expect(expected.issues.length).toBeGreaterThan(20)
    for (const tenant of tenants) {
      const found = await findCandidates(asked, await tenant.pool())
      expect(keysOf(found.issues)).toEqual(keysOf(expected.issues))
      expect(found.issues).toEqual(expected.issues)
      expect(keysOf(found.own)).toEqual(keysOf(expected.own))
      expect(found.statistics).toEqual(expected.statistics)
    }
  }

  /** A tenant of each world, with two projects and these issues. */
  const addTenants = (known: readonly StoredIssue[]) =>
    Promise.all(
      worlds.map(async (world) => {
        const tenant = await world.addTenant()
        await tenant.readProject('20')
        await tenant.save(known)
        return tenant
      }),
    )

  it('are found in Postgres, in memory and where it is measured', async () => {
    const tenants = await addTenants(issues)
    for (let at = 0; at < 12; at++) await expectSame(tenants, issues, at)
  })

  it('are found whatever has come, changed, gone, moved and come back since', async () => {
    const known = new Map(issues.slice(0, 150).map((issue) => [issue.issueId, issue]))
    const tenants = await addTenants([...known.values()])
    const random = numbersFrom(11)
    for (let round = 0; round < 12; round++) {
      const { saved, removed } = someChanges(random)
      await Promise.all(tenants.map((tenant) => tenant.save(saved)))
      await Promise.all(tenants.map((tenant) => tenant.remove(...removed)))
      for (const issue of saved) known.set(issue.issueId, issue)
      for (const issueId of removed) known.delete(issueId)
      await expectSame(tenants, [...known.values()], round)
    }
  })

  /** Four issues that came or changed, the first of them its texts, and some their project; and three that left. */
  function someChanges(random: () => number) {
    const one = () => issues[Math.floor(random() * issues.length)] ?? storedIssue(1, '')
    const saved = [one(), one(), one(), one()].map((issue, at) => {
      const { summary, description } = at === 0 ? one() : issue
      const moved = random() < 0.3 ? { projectId: '20', key: `PAY-${issue.key.slice(5)}` } : {}
      return { ...issue, summary, description, ...moved }
    })
    return { saved, removed: [one().issueId, one().issueId, one().issueId] }
  }

  /** Few words are in many of them, as in any language. */
  function issuesInOtherWords(count: number): readonly StoredIssue[] {
    const word = numbersFrom(7)
    const words = (size: number) =>
      Array.from({ length: size }, () => `w${Math.floor(800 ** word())}x`).join(' ')
    return Array.from({ length: count }, (_, at) =>
      storedIssue(at + 1, words(6), {
        description: words(40),
        components: [`Part ${at % 5}`],
        assignee: at % 3 === 0 ? undefined : people[at % 4],
        activity: [{ at: new Date(now.getTime() - at * 3_600_000), by: people[at % 3] ?? mina }],
      }),
    )
  }

  function pullRequest(at: number) {
    const issue = issues[at]
    const words = issue?.summary.split(' ').slice(0, 4).join(' ') ?? ''
    const author = personOfJira(people[at % 4] ?? mina)
    const body = issues[at + 9]?.description ?? ''
    return {
      title: words,
      body,
      branch: words.replaceAll(' ', '-'),
      author,
      commits: [words],
      paths: [],
      patch: '',
    }
  }
})

function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
