import { beforeAll, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { type CheckAnswer, readOfficialContract } from '../jira/official-contract'
import { createFakeGitHost } from './fake-git-host'
import { deadlineAsSetting, retryPaymentCalls } from './sample-changes'

const contract = dataBeside('contracts/github.trim.json')
const clock = () => new Date('2026-11-22T10:15:30Z')
const repository = 'acme/storefront'
const repo = '/repos/{owner}/{repo}'

/** Template and the path that is really called. */
const reads: readonly (readonly [string, string])[] = [
  ['/users/{username}', '/users/mina'],
  ['/user/repos', '/user/repos'],
  [repo, `/repos/${repository}`],
  [`${repo}/pulls`, `/repos/${repository}/pulls?state=all`],
  [`${repo}/pulls/{pull_number}`, `/repos/${repository}/pulls/42`],
  [`${repo}/pulls/{pull_number}/commits`, `/repos/${repository}/pulls/42/commits`],
  [`${repo}/pulls/{pull_number}/files`, `/repos/${repository}/pulls/42/files`],
  [`${repo}/pulls/{pull_number}/reviews`, `/repos/${repository}/pulls/42/reviews`],
  [`${repo}/commits`, `/repos/${repository}/commits?per_page=1`],
  [`${repo}/compare/{basehead}`, `/repos/${repository}/compare/BASE...HEAD`],
  [`${repo}/hooks`, `/repos/${repository}/hooks`],
  [`${repo}/hooks/{hook_id}`, `/repos/${repository}/hooks/HOOK`],
  [`${repo}/hooks/{hook_id}/deliveries`, `/repos/${repository}/hooks/HOOK/deliveries`],
  ['/user', '/user'],
  [`${repo}/issues/{issue_number}/comments`, `/repos/${repository}/issues/42/comments`],
  [`${repo}/issues/comments/{comment_id}`, `/repos/${repository}/issues/comments/REMARK`],
]

contract.describe('the fake git host’s answers against the official contract', () => {
  let check: CheckAnswer
  beforeAll(() => {
    check = readOfficialContract(contract.address)
  })

  it.each(reads)('GET %s', async (template, path) => {
    const host = createFakeGitHost({ name: 'Acme Git', publicUrl: 'http://git.test', clock })
    const commits = [retryPaymentCalls, deadlineAsSetting]
    host.faults.set({ kind: 'webhook-lost' })
    const hook = host.addHook({
      repository,
      url: 'http://127.0.0.1:1/x',
      secret: 's',
      events: ['pull_request'],
    })
    await host.openPullRequest({
      repository,
      title: 'Retry',
      branch: 'retry',
      author: 'mina',
      commits,
      labels: ['bug'],
    })
    await host.requestReview({ repository, number: 42, reviewer: 'ravi' })
    await host.review({ repository, number: 42, reviewer: 'dana', verdict: 'approved' })
    const { remark } = await host.say({ repository, number: 42, by: 'dana', body: 'Good.' })
    await host.merge({ repository, number: 42, by: 'dana' })
    const { baseSha, commits: all = [] } = host.findPullRequest({ repository, number: 42 }) ?? {}
    const real = path
      .replace('BASE', baseSha ?? '')
      .replace('HEAD', all.at(-1)?.sha ?? '')
      .replace('HOOK', String(hook.id))
      .replace('REMARK', String(remark.id))
    const headers = { authorization: `Bearer ${host.issueToken('olu')}` }
    const response = await host.app.request(`http://git.test/api/v3${real}`, { headers })
    expect(check('GET', template, response.status, await response.json())).toEqual([])
  })

  it('notices an answer that breaks the contract', () => {
    expect(check('GET', repo, 200, { id: 'a word' })).not.toEqual([])
  })
})
