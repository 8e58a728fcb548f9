import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PanelSuggestion } from '@throughline/shared/panel'
import { dana, ira, olu } from '../../../sandbox/src/jira/people'
import { allowSuggesting } from '../../src/actions/allow-suggesting'
import { matchPerson } from '../../src/actions/match-person'
import { readGitAccounts } from '../../src/actions/read-git-accounts'
import { refuseGitAccount } from '../../src/actions/refuse-git-account'
import { requestReview } from '../../src/actions/request-review'
import { suggestReviewers } from '../../src/actions/suggest-reviewers'
import { tellStakeholder } from '../../src/actions/tell-stakeholder'
import { readSuggestions } from '../../src/panel/read-suggestions'
import { personMatches } from '../../src/people/person-matches'
import { createMovingWorld, type MovingWorld, waysToJira } from '../moving-world'
import { eventually } from '../world'

const repository = 'acme/storefront'

describe.each(waysToJira)('%s', (_, start) => {
  let world: MovingWorld
  beforeAll(async () => {
    world = await createMovingWorld(start)
    for (const reviewer of ['ravi', 'ravi', 'dana', 'olu']) await reviewed(reviewer)
    await world.turnOn('suggest-reviewers')
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  let issues = 700
  const addIssue = (more: object = {}) => {
    issues += 1
    const key = `SHOP-${issues}`
    return world.jira.addIssue({ key, summary: 'It', reporterId: ira.accountId, ...more })
  }
  const reviewed = async (reviewer: string) => {
    const number = await world.open(addIssue().key)
    await world.gitHost.review({ repository, number, reviewer, verdict: 'approved' })
    await world.merge(number)
  }
  const shown = (issueId: string) =>
    world.asking.tools.database.withTenant(world.tenantId, (sql) => readSuggestions(sql, issueId))
  const suggestion = (issueId: string, isSo: (one: PanelSuggestion) => boolean = () => true) =>
    eventually(
      async () => (await shown(issueId))[0],
      (one) => one !== undefined && isSo(one),
    ) as Promise<PanelSuggestion>
  const openOn = async (issue: { readonly key: string; readonly id: string }) => {
    const number = await world.open(issue.key)
    await world.toldOf(number, 'suggest-reviewers', 'opened')
    const one = await suggestion(issue.id)
    return { number, ask: { issueId: issue.id, pullRequestId: one.pullRequestId } }
  }
  /** Suggestions as they are once the past has been read. */
  const again = async (ask: { readonly issueId: string; readonly pullRequestId: string }) => {
    await world.settled()
    await world.asking.ask(suggestReviewers, ask)
    await world.settled()
    return suggestion(ask.issueId)
  }
  const namesOf = ({ reviewers }: PanelSuggestion) => reviewers.map(({ login }) => login)

  test('a watcher whom somebody knows on the git host becomes a suggestion, marked as a stakeholder', async () => {
    const issue = addIssue({ watcherIds: [olu.accountId] })
    const { ask } = await openOn(issue)
    const before = await again(ask)
    expect(namesOf(before)[0]).toBe('ravi')
    expect(before.reviewers.some(({ isStakeholder }) => isStakeholder)).toBe(false)
    expect(before.reviewers[0]?.reason).toMatch(/^Reviewed .* · from history$/)
    const hint = before.toTell.find(({ perhaps }) => perhaps?.login === 'olu')
    expect(hint).toMatchObject({ name: 'Olu Adeyemi', reason: `Watches ${issue.key}` })

    const accountId = hint?.accountId ?? ''
    await world.asking.ask(matchPerson, { ...ask, accountId, login: 'olu', isSame: true })
    const after = await suggestion(issue.id, ({ reviewers }) =>
      reviewers.some(({ isStakeholder }) => isStakeholder),
    )
    const found = after.reviewers.find(({ login }) => login === 'olu')
    expect(found).toMatchObject({ name: 'Olu Adeyemi', isStakeholder: true, accountId })
    expect(found?.reason).toContain(`Watches ${issue.key}`)
    expect(after.toTell.map(({ name }) => name)).toEqual(['Ira Lindqvist'])
  })

  test('who cannot review is told by a click, by one comment, and never by itself', async () => {
    const issue = addIssue()
    const { ask } = await openOn(issue)
    const { toTell } = await again(ask)
    expect(toTell).toMatchObject([{ name: 'Ira Lindqvist', reason: `Reported ${issue.key}`, isTold: false }])
    expect(world.summariesOf(issue.key)).toEqual([])

    const accountId = toTell[0]?.accountId ?? ''
    await world.asking.ask(tellStakeholder, { ...ask, accountId })
    await world.asking.ask(tellStakeholder, { ...ask, accountId })
    await world.settled()
    const comments = world.summariesOf(issue.key)
    expect(comments).toHaveLength(1)
    expect(JSON.stringify(comments[0]?.body)).toContain('Ira Lindqvist')
    expect((await suggestion(issue.id)).toTell[0]?.isTold).toBe(true)
  })

  test('a review is requested by a click, and whoever was asked before stays asked', async () => {
    const issue = addIssue()
    const { number, ask } = await openOn(issue)
    await world.settled()
    const requestedOf = () => world.gitHost.findPullRequest({ repository, number })?.requestedReviewers
    expect(requestedOf()).toEqual([])
    await world.gitHost.requestReview({ repository, number, reviewer: 'olu' })
    const [first] = namesOf(await suggestion(issue.id)).filter((login) => login !== 'olu')
    await world.asking.ask(requestReview, { ...ask, login: first ?? '' })
    expect(requestedOf()).toEqual(['olu', first])
    const asked = (await suggestion(issue.id)).reviewers.find(({ login }) => login === first)
    expect(asked?.isRequested).toBe(true)

    const stranger = world.asking.ask(requestReview, { ...ask, login: 'nobody' })
    await expect(stranger).rejects.toMatchObject({ code: 'not-there' })
  })

  test('a rule that somebody turned on asks the first one, unless anybody was asked already', async () => {
    await world.set('suggest-reviewers', { requestsReview: true })
    const number = await world.open(addIssue().key)
    const told = await world.toldOf(number, 'suggest-reviewers', 'opened')
    expect(told?.detail).toContain('was asked')
    expect(world.gitHost.findPullRequest({ repository, number })?.requestedReviewers).toEqual(['ravi'])
    await world.set('suggest-reviewers', {})
  })

  test('a setting has them named in one comment on the pull request, which mentions nobody and is kept right', async () => {
    const commentsOn = (number: number) =>
      (world.gitHost.findPullRequest({ repository, number })?.remarks ?? []).map(({ body }) => body)
    const silent = await openOn(addIssue())
    await world.settled()
    expect(commentsOn(silent.number)).toEqual([])

    await world.set('suggest-reviewers', { namesOnPullRequest: true })
    const { number, ask } = await openOn(addIssue())
    await again(ask)
    const [comment, ...more] = commentsOn(number)
    expect(more).toEqual([])
    expect(comment).toMatch(/^Could review: Ravi Menon \(reviewed .*\)/)
    expect(comment).not.toMatch(/@|Linked to|SHOP-/)

    await world.set('suggest-reviewers', { namesOnPullRequest: true, blocked: ['ravi'] })
    await again(ask)
    expect(commentsOn(number)).toHaveLength(1)
    expect(commentsOn(number)[0]).not.toContain('Ravi')
    await world.set('suggest-reviewers', {})
  })

  test('who opted out of a repository is not suggested there', async () => {
    await world.set('suggest-reviewers', { blocked: ['Ravi'] })
    const { ask } = await openOn(addIssue())
    expect(namesOf(await again(ask))).not.toContain('ravi')
    await world.set('suggest-reviewers', {})
  })

  test('who does not want to be suggested is not, anywhere or in one repository, until they change their mind', async () => {
    const { ask } = await openOn(addIssue({ watcherIds: [dana.accountId] }))
    const before = await again(ask)
    const accountId = before.reviewers.find(({ login }) => login === 'dana')?.accountId ?? ''
    const choose = async (isAllowed: boolean, repositoryId?: string) => {
      await world.asking.ask(allowSuggesting, { accountId, isAllowed, ...(repositoryId && { repositoryId }) })
      await world.settled()
      return namesOf(await suggestion(ask.issueId))
    }
    expect(await choose(false)).not.toContain('dana')
    const elsewhere = await openOn(addIssue())
    expect(namesOf(await again(elsewhere.ask))).not.toContain('dana')
    await choose(true)
    expect(namesOf(await again(ask))).toContain('dana')

    const own = await world.asking.ask(readGitAccounts, { accountId })
    expect(own).toMatchObject({
      accounts: [{ host: 'github', login: 'dana', how: 'said', saidBy: 'Olu Adeyemi' }],
      isSuggested: true,
      repositories: [{ name: repository, isSuggested: true }],
    })
    expect(await choose(false, own.repositories[0]?.repositoryId)).not.toContain('dana')
    const after = await world.asking.ask(readGitAccounts, { accountId })
    expect(after).toMatchObject({ isSuggested: true, repositories: [{ isSuggested: false }] })
    await choose(true, own.repositories[0]?.repositoryId)

    const [account] = own.accounts
    await world.asking.ask(refuseGitAccount, {
      ...{ accountId, connectionId: account?.connectionId ?? '', login: 'dana' },
    })
    expect((await world.asking.ask(readGitAccounts, { accountId })).accounts).toEqual([])
    const { reviewers, toTell } = await again(ask)
    expect(reviewers.some(({ isStakeholder }) => isStakeholder)).toBe(false)
    expect(toTell.map(({ name }) => name)).toContain('Dana Ortiz')
    await world.asking.tools.database.withTenant(world.tenantId, (sql) =>
      personMatches(sql).decide(
        account?.connectionId ?? '',
        { accountId, login: 'dana', isSame: true },
        'Dana',
      ),
    )
  })

  test('who left the company is neither suggested nor told, whatever they reviewed', async () => {
    const issue = addIssue({ watcherIds: [dana.accountId, olu.accountId] })
    const { ask } = await openOn(issue)
    expect(namesOf(await again(ask))).toContain('dana')
    world.jira.leave(dana.accountId)
    const after = await again(ask)
    expect(namesOf(after)).not.toContain('dana')
    expect(after.toTell.map(({ name }) => name)).not.toContain('Dana Ortiz')
  })
})
