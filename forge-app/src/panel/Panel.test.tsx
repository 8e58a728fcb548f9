import { beforeEach, describe, expect, it } from '@jest/globals'
import type { NoComment, PanelMove } from '@throughline/shared/panel'
import type { PanelAnswer } from '@throughline/shared/panel-functions'
import { freezeTime, pass, render, settle, wordsOf } from '../../test/rendering'
import {
  nobodyAsks,
  sampleNow,
  samplePanel,
  samplePullRequest,
  sampleRepository,
  sampleSummary,
} from '../../test/sample-panel'
import { Panel } from './Panel'

beforeEach(() => freezeTime(sampleNow))

const shows = (panel = samplePanel(), isAdmin = false, mayEdit = false): PanelAnswer => ({
  kind: 'panel',
  panel,
  isAdmin,
  mayEdit,
})
/** The panel with a companion that gives these answers in turn, and the last one for ever. */
function open(...answers: PanelAnswer[]) {
  const read = async () =>
    answers.length > 1 ? (answers.shift() as PanelAnswer) : (answers[0] as PanelAnswer)
  return render(<Panel read={read} {...nobodyAsks} />)
}

describe('before there is a panel', () => {
  it('shows nothing for 400 ms, then that it loads', async () => {
    const { screen } = await render(<Panel read={() => new Promise(() => {})} {...nobodyAsks} />)
    await pass(399)
    expect(screen().text()).toBe('')

    await pass(1)
    expect(screen().text()).toBe('Loading pull requests…')
    expect(screen().all('Spinner')).toHaveLength(1)
  })

  it('says why there is none, what to quote, and tries again on request', async () => {
    const { screen } = await open({ kind: 'unreachable', reference: '7f3a91c2' }, shows())
    expect(screen().words('SectionMessage')).toEqual([
      'Pull requests could not be loaded Throughline did not answer in time. Nothing is lost: links and summaries keep being made. Reference: 7f3a91c2.Try again',
    ])
    expect(screen().all('SectionMessage')[0]?.props['appearance']).toBe('error')

    await screen().press('Try again')
    expect(screen().words('Link')).toEqual(['Show a waiting state while the payment retries'])
    expect(screen().all('SectionMessage')).toEqual([])
  })

  it('says below the failure that it is trying again', async () => {
    const answers = [Promise.resolve<PanelAnswer>({ kind: 'unreachable', reference: '7f3a91c2' })]
    const { screen } = await render(
      <Panel read={() => answers.shift() ?? new Promise(() => {})} {...nobodyAsks} />,
    )
    await screen().press('Try again')
    await pass(400)

    expect(screen().all('SectionMessage')).toHaveLength(1)
    expect(screen().words('Text')).toContain('Loading pull requests…')
  })

  it('has no reference to quote when the question did not arrive', async () => {
    const { screen } = await render(
      <Panel read={() => Promise.reject(new Error('bridge'))} {...nobodyAsks} />,
    )

    expect(screen().words('Text')).toEqual([
      'Throughline did not answer in time. Nothing is lost: links and summaries keep being made.',
    ])
  })

  it('tells who lacks the permission whom to ask', async () => {
    const { screen } = await open({ kind: 'not-allowed' })

    expect(screen().text()).toBe(
      "You can't see development information in this project Ask a project admin for the permission “View development tools”.",
    )
  })

  it('tells everybody that no git host is connected, and admins where to connect one', async () => {
    const panel = samplePanel({ hasGitHost: false, repositories: [] })
    const forAll = await open(shows(panel))
    expect(forAll.screen().text()).toBe(
      'Throughline is not connected to a git host yet A Jira admin connects one once for the whole site.',
    )

    const forAdmins = await open(shows(panel, true))
    await forAdmins.screen().press('Open setup')
    expect(forAdmins.calls).toContainEqual([
      'navigate',
      expect.objectContaining({ target: 'module', moduleKey: 'admin' }),
    ])
  })

  it('tells how a first pull request gets here', async () => {
    const { screen } = await open(shows(samplePanel({ repositories: [] })))

    expect(screen().text()).toBe(
      'No pull requests yet Put SHOP-7 in a branch name, title, description or commit, and the pull request shows up here within seconds.',
    )
    expect(screen().all('Button')).toEqual([])
  })
})

describe('the head', () => {
  it('says in one word and in numbers how the issue stands, where a screen reader hears it', async () => {
    const criticised = samplePullRequest({ reviews: [{ name: 'Ravi Menon', verdict: 'changesRequested' }] })
    const panel = samplePanel({
      repositories: [
        sampleRepository({ pullRequests: [criticised, samplePullRequest({ id: '42', state: 'merged' })] }),
        sampleRepository({ id: 'gateway', pullRequests: [samplePullRequest({ state: 'draft' })] }),
      ],
    })
    const { screen } = await open(shows(panel))
    const [head] = screen().all('Box')

    expect(head?.props['role']).toBe('status')
    expect(head && wordsOf(head)).toBe('Changes requested1 open, 1 draft, 1 merged in 2 repositories')
    expect(screen().all('Lozenge')[0]?.props['appearance']).toBe('moved')
  })

  it('has no word for an issue whose pull requests were all declined', async () => {
    const pullRequests = [samplePullRequest({ state: 'declined' })]
    const { screen } = await open(shows(samplePanel({ repositories: [sampleRepository({ pullRequests })] })))

    expect(screen().words('Lozenge')).toEqual(['Declined'])
  })

  it('shows at once that it refreshes, and keeps the rows meanwhile', async () => {
    const answers = [Promise.resolve(shows())]
    const { screen } = await render(
      <Panel read={() => answers.shift() ?? new Promise(() => {})} {...nobodyAsks} />,
    )
    await screen().press('Refresh')

    expect(screen().words('Button')).toEqual(['Refreshing…'])
    expect(screen().words('Link')).toHaveLength(1)
  })
})

describe('the rows', () => {
  it('stand in the order in which they came', async () => {
    const titles = ['C', 'A', 'D', 'B']
    const pullRequests = titles.map((title) => samplePullRequest({ id: title, title }))
    const { screen } = await open(shows(samplePanel({ repositories: [sampleRepository({ pullRequests })] })))

    expect(screen().words('Link')).toEqual(titles)
  })

  it('tell what there is to know, in words', async () => {
    const { screen } = await open(
      shows(
        samplePanel({
          repositories: [
            sampleRepository({
              host: 'bitbucket-data-center',
              pullRequests: [
                samplePullRequest({
                  author: { name: 'renovate', isBot: true },
                  reviews: [
                    { name: 'Dana Ortiz', verdict: 'approved' },
                    { name: 'Ravi Menon', verdict: 'changesRequested' },
                  ],
                }),
              ],
            }),
          ],
        }),
      ),
    )

    expect(screen().words('Text').slice(1)).toEqual([
      'acme/storefront',
      'Bitbucket Data Center',
      '#45 by renovate (bot), updated 20 minutes ago',
      '1 approved, 1 asks for changes',
      'Why linked: key in branch',
    ])
    expect(screen().words('Code')).toEqual(['SHOP-7-wait-state'])
    expect(screen().all('Link')[0]?.props['href']).toBe('https://github.com/acme/storefront/pull/45')
    expect(screen().all('Tooltip')[0]?.props['content']).toMatch(/^22 November 2026.* 11:40$/)
    expect(
      screen()
        .all('Icon')
        .map((icon) => icon.props['label']),
    ).toEqual(['Open', '', ''])
  })

  it.each([
    ['open', 'pull-request', 'Open', 'inprogress'],
    ['draft', 'pull-request', 'Draft', 'default'],
    ['merged', 'merge-success', 'Merged', 'success'],
    ['declined', 'cross', 'Declined', 'removed'],
  ] as const)(
    'show that a pull request is %s by icon, word and colour',
    async (state, glyph, word, appearance) => {
      const repositories = [sampleRepository({ pullRequests: [samplePullRequest({ state })] })]
      const { screen } = await open(shows(samplePanel({ repositories })))

      expect(screen().all('Icon')[0]?.props).toMatchObject({ glyph, label: word })
      expect(screen().all('Lozenge').at(-1)?.props['appearance']).toBe(appearance)
      expect(screen().words('Lozenge').at(-1)).toBe(word)
    },
  )

  it('beyond the fifth of a repository come on request, and go again', async () => {
    const numbers = ['1', '2', '3', '4', '5', '6', '7', '8']
    const pullRequests = numbers.map((id) => samplePullRequest({ id, title: id }))
    const { screen } = await open(shows(samplePanel({ repositories: [sampleRepository({ pullRequests })] })))
    expect(screen().words('Link')).toEqual(['1', '2', '3', '4', '5'])

    await screen().press('Show 3 more')
    expect(screen().words('Link')).toEqual(numbers)
    await screen().press('Show fewer')
    expect(screen().words('Link')).toHaveLength(5)
  })
})

describe('why a pull request is linked', () => {
  it('unfolds and folds again', async () => {
    const { screen } = await open(shows())
    expect(screen().all('Popup')[0]?.props).toMatchObject({ role: 'dialog', label: 'Why #45 is linked' })
    expect(screen().text()).not.toContain('Linked by key')

    await screen().press('Why linked: key in branch')
    expect(screen().words('ContentWrapper')[0]).toBe(
      'Linked by keySHOP-7 is written in the branch SHOP-7-wait-state.Close',
    )

    await screen().press('Close')
    expect(screen().text()).not.toContain('Linked by key')
  })

  it('folds on Escape and on a click elsewhere', async () => {
    const { screen } = await open(shows())
    await screen().press('Why linked: key in branch')
    const onClose = screen().all('Popup')[0]?.props['onClose'] as () => void
    onClose()
    await settle()

    expect(screen().text()).not.toContain('Linked by key')
  })

  it('says that a revert is one', async () => {
    const repositories = [sampleRepository({ pullRequests: [samplePullRequest({ isRevert: true })] })]
    const { screen } = await open(shows(samplePanel({ repositories })))
    await screen().press('Why linked: key in branch')

    expect(screen().text()).toContain('A revert never moves the issue to Done.')
  })
})

describe('an issue that moves with its pull requests', () => {
  it('says loudly what somebody has to do first', async () => {
    const move = { state: 'parked', why: 'no transition leads from To Do to Done' } as const
    const { screen } = await open(shows(samplePanel({ move })))

    expect(screen().words('SectionMessage')).toEqual([
      'SHOP-7 was not moved No transition leads from To Do to Done. Move it by hand, or ask an admin to change the settings of “Move issues”.',
    ])
    expect(screen().all('SectionMessage')[0]?.props['appearance']).toBe('warning')
  })

  it.each<readonly [string, PanelMove, string]>([
    [
      'what it waits for',
      { state: 'not-yet', why: '#43 is still open' },
      'Not moved yet: #43 is still open.',
    ],
    [
      'where it went, and when',
      { state: 'moved', to: 'Done', lastMergedAt: '2026-11-22T10:00:00Z' },
      'Moved to Done by Throughline when its last pull request merged, 2 hours ago',
    ],
  ])('says quietly %s', async (_, move, words) => {
    const { screen } = await open(shows(samplePanel({ move })))

    expect(screen().words('Text')).toContain(words)
    expect(screen().all('SectionMessage')).toEqual([])
  })
})

describe('what shipped', () => {
  const older = sampleSummary({ pullRequestId: '40', label: '#40', title: 'Count retries', areas: [] })

  it('is told area by area', async () => {
    const { screen } = await open(shows(samplePanel({ summaries: [sampleSummary()] })))

    expect(screen().words('Heading')).toContain('What shipped')
    expect(screen().words('ListItem')).toEqual([
      'Checkout: a payment call that gets no answer is tried twice more.',
      'Payments API: new setting for the deadline.',
    ])
    expect(screen().words('Text')).toContain(
      'Merged by Dana Ortiz into main 2 hours ago · 14 files · also posted as a comment on SHOP-7',
    )
  })

  it('is told with its reason, where the pull request gives one', async () => {
    const why = 'Shoppers waited for a bank that never answered.'
    const { screen } = await open(shows(samplePanel({ summaries: [sampleSummary({ why })] })))

    const [title, reason] = screen().words('Text').slice(-5)
    expect([title, reason]).toEqual(['Retry payment calls with a deadline #42', why])
  })

  it.each<readonly [string, NoComment, string]>([
    [
      'somebody deleted its comment',
      { because: 'deleted' },
      'Somebody deleted its comment on SHOP-7. It stays deleted until it is written again.',
    ],
    ['its comment is on its way', { because: 'waiting' }, 'Its comment on SHOP-7 is being written.'],
    ['the project wants none', { because: 'level-off' }, 'Comments on merges are off for this project.'],
    ['the rule is off', { because: 'rule-off' }, 'Post merge summaries are off for its repository.'],
    [
      'there was nothing to tell',
      { because: 'skipped', detail: 'Only documentation changed.' },
      'No comment on SHOP-7. Only documentation changed.',
    ],
    [
      'Jira refused it',
      { because: 'gave-up', detail: 'Jira answers 400.' },
      'Its comment on SHOP-7 could not be written. Jira answers 400.',
    ],
  ])('says in a line of its own that %s', async (_, noComment, words) => {
    const summaries = [sampleSummary({ areas: [], isPosted: false, noComment })]
    const { screen } = await open(shows(samplePanel({ summaries })))

    expect(screen().words('Text').slice(-2)).toEqual([
      'Merged by Dana Ortiz into main 2 hours ago · 14 files',
      words,
    ])
  })

  it('keeps older merges behind one button', async () => {
    const { screen } = await open(shows(samplePanel({ summaries: [sampleSummary(), older] })))
    expect(screen().text()).not.toContain('Count retries')

    await screen().press('Earlier: 1 merged pull request')
    expect(screen().text()).toContain('Count retries #40')
    await screen().press('Hide earlier pull requests')
    expect(screen().text()).not.toContain('Count retries')
  })

  it('is absent before the first merge', async () => {
    const { screen } = await open(shows())

    expect(screen().words('Heading')).not.toContain('What shipped')
  })
})

describe('while it stays open', () => {
  it('shows by itself what has changed', async () => {
    const merged = samplePullRequest({ state: 'merged', mergedAt: '2026-11-22T12:00:20Z' })
    const { screen } = await open(
      shows(),
      shows(samplePanel({ repositories: [sampleRepository({ pullRequests: [merged] })] })),
    )
    expect(screen().words('Lozenge')).toEqual(['In review', 'Open'])

    await pass(30_000)
    expect(screen().words('Lozenge')).toEqual(['All merged', 'Merged'])
    expect(screen().words('Text')).toContain('#45 by Mina Sato, merged just now')
  })

  it('keeps its rows when the companion fails, and says since when they stand', async () => {
    const { screen } = await open(shows(), { kind: 'unreachable', reference: '7f3a91c2' })
    await pass(30_000)
    await pass(60_000)

    expect(screen().words('SectionMessage')).toEqual([
      'Shown as of 1 minute ago. Throughline does not answer at the moment. Reference: 7f3a91c2.Try again',
    ])
    expect(screen().all('SectionMessage')[0]?.props['appearance']).toBe('warning')
    expect(screen().words('Link')).toHaveLength(1)
  })
})

describe('while something needs an admin', () => {
  const jiraToken = (state: 'expiring' | 'expired', endsAt: string) =>
    samplePanel({
      health: { trouble: { host: 'jira', state, endsAt, lastOkAt: '2026-11-20T12:00:00Z' } },
    })
  const messages = async (panel = samplePanel(), isAdmin = false) =>
    (await open(shows(panel, isAdmin))).screen().words('SectionMessage')

  it.each([
    [
      '2026-12-02T00:00:00Z',
      'The Jira token expires in 10 days, on 2 December 2026 A new one can be stored at any time.Replace token',
    ],
    [
      '2026-11-23T00:00:00Z',
      'The Jira token expires tomorrow After that, links, summaries and follow-ups wait until it is replaced.Replace token',
    ],
  ])('tells admins alone of a token that ends on %s', async (endsAt, words) => {
    const panel = jiraToken('expiring', endsAt)
    expect(await messages(panel, true)).toEqual([words])
    expect(await messages(panel)).toEqual([])
  })

  it('tells admins what to do about an expired token, and everybody since when nothing new arrives', async () => {
    const panel = jiraToken('expired', '2026-11-20T00:00:00Z')
    expect(await messages(panel, true)).toEqual([
      'The token expired on 20 November 2026 Create a new one in Jira and replace it here. Waiting work starts again by itself.Replace token',
    ])
    expect(await messages(panel)).toEqual([
      'Shown as of 2 days ago. An admin has to renew the connection; nothing is lost.',
    ])
  })

  it('tells admins that a token was taken back', async () => {
    const panel = samplePanel({ health: { trouble: { host: 'github', state: 'revoked' } } })
    expect(await messages(panel, true)).toEqual([
      'GitHub does not accept the token any more Create a new one in GitHub and replace it. Waiting work starts again by itself.Replace token',
    ])
    expect(await messages(panel)).toEqual(['An admin has to renew the connection; nothing is lost.'])
  })

  it('tells everybody that the licence has ended, and admins where to renew it', async () => {
    const panel = samplePanel({ health: { hasLicenceEnded: true } })
    const words =
      'The Throughline licence of this site has ended Links stay visible; new ones wait until an admin renews it.'
    expect(await messages(panel)).toEqual([words])
    expect(await messages(panel, true)).toEqual([`${words}Manage apps`])
  })

  it('keeps the rows below', async () => {
    const { screen } = await open(shows(jiraToken('expired', '2026-11-20T00:00:00Z')))
    expect(screen().words('Link')).toEqual(['Show a waiting state while the payment retries'])
  })
})
