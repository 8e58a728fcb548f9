import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { dana, mina } from '../../../sandbox/src/jira/people'
import { confirmLink } from '../../src/actions/links/confirm-link'
import { findIssue } from '../../src/actions/links/find-issue'
import { rejectLink } from '../../src/actions/links/reject-link'
import { unlink } from '../../src/actions/links/unlink'
import { createLinkingWorld, issuesToFind, type LinkingWorld, repository } from '../linking-world'
import { waysToJira } from '../moving-world'
import { createWorld } from '../world'

/** Nothing in it belongs to any issue. */
const unrelated = { title: 'Bump linter', more: { author: 'ravi', branch: 'linter' } } as const
const comment = expect.stringContaining('<!-- throughline')

describe.each(waysToJira)('%s', (_, start) => {
  let world: LinkingWorld
  beforeAll(async () => {
    world = await createLinkingWorld(start)
  }, 90_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  test('in its first days it only suggests; what is confirmed is linked, once and for all', async () => {
    const key = world.keyOf('refund')
    const number = await world.openWithout(issuesToFind.refund)
    expect(await world.decidedOn(number)).toMatchObject({
      ...{ action: 'suggest', isGated: true, candidates: [key], linked: [] },
    })
    expect(world.toldOn(number)).toEqual([])
    expect(world.webLinksOf(key, number)).toEqual([])
    const told = await world.toldOf(number, 'auto-link', 'opened')
    expect(told?.detail).toMatch(
      /^SHOP-\d+ is suggested, \d+ % sure, and not linked: this repository asks first\.$/,
    )

    const pair = { issueId: world.issueIdOf(key), pullRequestId: await world.pullRequestIdOf(number) }
    await world.asking.ask(confirmLink, pair)
    await world.settled()
    expect(await world.decidedOn(number)).toMatchObject({ linked: [key] })
    expect(world.webLinksOf(key, number)).toHaveLength(1)
  })

  test('what is refused is never suggested again, nor made from its key', async () => {
    const key = world.keyOf('search')
    const number = await world.openWithout(issuesToFind.search)
    expect(await world.decidedOn(number)).toMatchObject({ action: 'suggest', candidates: [key] })
    const pair = { issueId: world.issueIdOf(key), pullRequestId: await world.pullRequestIdOf(number) }
    await world.asking.ask(rejectLink, pair)
    await world.asking.ask(findIssue, { pullRequestId: pair.pullRequestId })
    await world.settled()
    const again = await world.decidedOn(number)
    expect(again.linked).toEqual([])
    const open = await world.superuser`
      select from link_candidate where pull_request_id = ${pair.pullRequestId} and issue_id = ${pair.issueId}
        and answer is null`
    expect(open).toHaveLength(0)

    await world.gitHost.editPullRequest({ repository, number, title: `${key}: ${issuesToFind.search}` })
    await world.settled()
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
    expect(world.webLinksOf(key, number)).toEqual([])
  })

  test('what points to an issue that its author only watches says so', async () => {
    const summary = 'Coupons of expired campaigns are accepted'
    const people = { reporterId: mina.accountId, watcherIds: [dana.accountId] }
    const key = await world.addOpen(summary, people)
    const number = await world.openWithout(summary, { author: 'dana' })
    expect(await world.decidedOn(number)).toMatchObject({ candidates: [key] })
    const found = await world.superuser<{ signals: { id: string }[] }[]>`
      select signals from link_candidate where pull_request_id = ${await world.pullRequestIdOf(number)}`
    expect(found[0]?.signals).toContainEqual({ id: 'onlyWatcher', name: dana.displayName })
  })

  test('where nothing fits, nothing is said', async () => {
    const number = await world.openWithout(unrelated.title, unrelated.more)
    const decided = await world.decidedOn(number)
    expect(decided).toMatchObject({ action: 'none', candidates: [], linked: [] })
    expect((await world.toldOf(number, 'auto-link', 'opened'))?.detail).toMatch(/^No issue fits/)
    expect(world.toldOn(number)).toEqual([])
  })

  test('a command in a comment links and unlinks, answered by a reaction', async () => {
    const key = world.keyOf('parcel')
    const number = await world.openWithout(unrelated.title, unrelated.more)
    expect(await world.say(number, 'dana', `Please:\n/link ${key.toLowerCase()}`)).toEqual(['+1'])
    expect(await world.decidedOn(number)).toMatchObject({ linked: [key] })
    expect(world.webLinksOf(key, number)).toHaveLength(1)
    expect(await world.say(number, 'dana', `/unlink ${key}`)).toEqual(['+1'])
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
    expect(world.webLinksOf(key, number)).toEqual([])

    const by = { face: 'pull-request', actor: 'dana', subject: `${repository} #${number}` }
    const written = await world.superuser`select * from audit order by audit_id desc limit 2`
    expect(written).toMatchObject([
      { ...by, action: 'unlink', before: { issue: key } },
      { ...by, action: 'link-pull-request', after: { issue: key } },
    ])
  })
})

describe('a repository that links without asking', () => {
  let world: LinkingWorld
  beforeAll(async () => {
    world = await createLinkingWorld(createWorld, { linksAtOnce: true, status: true })
  }, 90_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  /** As if the score had been lower: what is beyond doubt is linked without a word. */
  const doubt = async (number: number) => {
    await world.superuser`
      update link_suggestion set confidence = 88 where pull_request_id = ${await world.pullRequestIdOf(number)}`
    await world.gitHost.editPullRequest({ repository, number, body: `It helps ${number}.` })
    await world.settled()
  }

  test('links what is sure, and a push never decides again', async () => {
    const key = world.keyOf('refund')
    const number = await world.openWithout(issuesToFind.refund)
    expect(await world.decidedOn(number)).toMatchObject({ action: 'link', linked: [key] })
    expect(world.webLinksOf(key, number)).toHaveLength(1)

    const other = await world.openWithout(unrelated.title, unrelated.more)
    const before = await world.decidedOn(other)
    const files = [{ path: 'lib/map.ts', change: 'added' as const, patch: '@@ -0,0 +1 @@\n+1' }]
    await world.gitHost.push({ repository, number: other, message: issuesToFind.parcel, files })
    await world.gitHost.editPullRequest({ repository, number: other, title: issuesToFind.parcel })
    await world.settled()
    expect(await world.decidedOn(other)).toEqual(before)
    expect(before.linked).toEqual([])
  })

  test('a link that is not beyond doubt is told in one comment, which is edited and never doubled', async () => {
    const key = world.keyOf('invoice')
    const number = await world.openWithout(issuesToFind.invoice)
    await doubt(number)
    await doubt(number)
    expect(world.toldOn(number)).toEqual([expect.stringMatching(`^Linked to \\*\\*${key}\\*\\*: `)])
    const [text] = world.toldOn(number)
    for (const ofJira of ['Mina Sato', 'in progress', issuesToFind.invoice])
      expect(text).not.toContain(ofJira)

    const pair = { issueId: world.issueIdOf(key), pullRequestId: await world.pullRequestIdOf(number) }
    await world.asking.ask(unlink, pair)
    await world.settled()
    expect(world.toldOn(number)).toEqual([expect.stringContaining(`Not linked to **${key}**`)])
    await doubt(number)
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
    expect(world.toldOn(number)).toHaveLength(1)
  })

  test('a comment that a person deleted is not written again', async () => {
    const number = await world.openWithout(issuesToFind.mails)
    await doubt(number)
    const [remark] = world.gitHost.findPullRequest({ repository, number })?.remarks ?? []
    world.gitHost.deleteRemark({ repository, number, id: remark?.id ?? 0 })
    await world.say(number, 'dana', `/unlink ${world.keyOf('mails')}`)
    await doubt(number)
    expect(world.toldOn(number)).toEqual([])
  })

  test('one delivery of an opened pull request and a hundred more of it make one link and one comment', async () => {
    const key = world.keyOf('search')
    const number = await world.openWithout(issuesToFind.search)
    await doubt(number)
    const opened = world.gitHost.deliveries().filter(({ event }) => event === 'pull_request')
    for (const { id } of opened.slice(-2))
      for (let again = 0; again < 50; again += 1) await world.gitHost.redeliver(id)
    await world.settled()
    expect(await world.decidedOn(number)).toMatchObject({ linked: [key] })
    expect(world.webLinksOf(key, number)).toHaveLength(1)
    expect(world.toldOn(number)).toHaveLength(1)
  })

  test('a repository gets thirty comments in an hour; a link is made without one beyond that', async () => {
    const summary = 'Gift cards lose a cent when split'
    const key = await world.addOpen(summary, { reporterId: mina.accountId, assigneeId: mina.accountId })
    const number = await world.openWithout(summary)
    const pullRequestId = await world.pullRequestIdOf(number)
    const told = await world.superuser`
      with another as (
        insert into pull_request select (jsonb_populate_record(pull, jsonb_build_object(
          'pull_request_id', gen_random_uuid(), 'number', 9000 + place))).*
        from pull_request pull, generate_series(1, 30) place where pull_request_id = ${pullRequestId}
        returning tenant_id, pull_request_id)
      insert into effect (tenant_id, effect_key, state, digest)
      select tenant_id, 'pull-request-comment ' || pull_request_id, 'done', '' from another returning effect_key`
    await doubt(number)
    expect(await world.decidedOn(number)).toMatchObject({ linked: [key] })
    expect(world.toldOn(number)).toEqual([])
    expect(await world.superuser`select outcome, detail from trace where step = 'told'`).toEqual([
      {
        outcome: 'skipped',
        detail: 'No comment on the pull request: its repository got 30 in the last hour.',
      },
    ])

    await world.superuser`
      update effect set changed_at = now() - interval '61 minutes'
      where effect_key = any(${told.map(({ effect_key }) => effect_key)})`
    await doubt(number)
    expect(world.toldOn(number)).toEqual([expect.stringContaining(`Linked to **${key}**`)])
  })

  test('the commit status follows the links, and the branch', async () => {
    const number = await world.openWithout(unrelated.title, unrelated.more)
    const last = () => world.statusesOf(number).at(-1)
    expect(last()).toMatchObject({ state: 'pending', context: 'throughline/issue' })
    await world.say(number, 'dana', `/link ${world.keyOf('parcel')}`)
    expect(last()).toMatchObject({
      ...{ state: 'success', description: `Linked to ${world.keyOf('parcel')}` },
      targetUrl: `${world.jira.siteUrl}/browse/${world.keyOf('parcel')}`,
    })
    const files = [{ path: 'lib/a.ts', change: 'added' as const, patch: '@@ -0,0 +1 @@\n+1' }]
    await world.gitHost.push({ repository, number, message: 'More', files })
    await world.settled()
    expect(world.statusesOf(number)).toEqual([expect.objectContaining({ state: 'success' })])
  })

  test('/no-issue takes back what was found, and nothing is looked for any more', async () => {
    const number = await world.openWithout(issuesToFind.basket)
    expect(await world.decidedOn(number)).toMatchObject({ linked: [world.keyOf('basket')] })
    expect(await world.say(number, 'mina', '/no-issue')).toEqual(['+1'])
    const [said] = await world.superuser`select * from audit order by audit_id desc limit 1`
    expect(said).toMatchObject({ action: 'say-no-issue', subject: `${repository} #${number}` })
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
    expect(world.statusesOf(number).at(-1)).toMatchObject({ state: 'success', description: 'Needs no issue' })
    await world.asking.ask(findIssue, { pullRequestId: await world.pullRequestIdOf(number) })
    await world.settled()
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
  })

  test('a command is obeyed once, however often its delivery comes', async () => {
    const key = world.keyOf('refund')
    const number = await world.openWithout(unrelated.title, unrelated.more)
    expect(await world.say(number, 'dana', `/link ${key}`)).toEqual(['+1'])
    await world.say(number, 'dana', `/unlink ${key}`)
    const said = world.gitHost.deliveries().filter(({ event }) => event === 'issue_comment')
    const first = said.at(-2)?.id ?? ''
    for (let again = 0; again < 20; again += 1) await world.gitHost.redeliver(first)
    await world.settled()
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
  })

  test.each([
    ['an issue that is not there', 'SHOP-99999'],
    ['an issue of a project that the repository may not reach', 'OPS-3'],
  ])('a command that names %s is answered without saying which', async (_, key) => {
    const number = await world.openWithout(unrelated.title, unrelated.more)
    expect(await world.say(number, 'dana', `/link ${key}`)).toEqual(['confused'])
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
    expect(world.toldOn(number)).toEqual([comment])
    expect(world.toldOn(number)[0]).toContain(
      `\`/link ${key}\` was not done: there is no such issue in a project that this repository may be linked to.`,
    )
    await world.say(number, 'dana', `/link ${world.keyOf('mails')}`)
    expect(world.toldOn(number)).toEqual([expect.stringContaining('Linked to **')])
  })

  test('who may not write to the repository is not obeyed', async () => {
    const number = await world.openWithout(unrelated.title, unrelated.more)
    expect(await world.say(number, 'dependabot[bot]', `/link ${world.keyOf('mails')}`)).toEqual([])
    expect(await world.decidedOn(number)).toMatchObject({ linked: [] })
  })

  test('what a label or a key in another project says is respected', async () => {
    const labelled = await world.openWithout(issuesToFind.mails, { labels: ['no-ticket'] })
    const written = await world.openWithout(`OPS-3: ${issuesToFind.mails}`)
    for (const number of [labelled, written]) {
      expect(await world.decidedOn(number)).toMatchObject({ linked: [], action: undefined })
      expect((await world.toldOf(number, 'auto-link', 'opened'))?.outcome).toBe('skipped')
    }
  })

  test('an issue that is done by now is not linked', async () => {
    const { key } = world.jira.addIssue({
      ...{ key: 'SHOP-850', summary: 'Wishlist forgets its newest entry', reporterId: dana.accountId },
      ...{ status: 'Done' },
    })
    const number = await world.openWithout('Wishlist forgets its newest entry')
    expect((await world.decidedOn(number)).linked).not.toContain(key)
  })
})
