import { beforeEach, describe, expect, it } from '@jest/globals'
import type { CheckRun } from '@throughline/shared/connection-check'
import type { LinkGate } from '@throughline/shared/link-gate'
import { readSettings } from '@throughline/shared/rule-settings'
import type { Setup, SetupAnswer } from '@throughline/shared/setup'
import { freezeTime, pass, render, type Screen, settle, wordsOf } from '../../test/rendering'
import { sampleDelivery, sampleGitHost, sampleSetup, sampleSetupRepository } from '../../test/sample-setup'
import { Admin } from './Admin'
import type { AdminClient } from './client'

beforeEach(() => freezeTime('2026-11-22T12:00:00Z'))

const projects = [{ id: '10000', key: 'SHOP', name: 'Shop' }]
const ready = sampleSetup({
  gitHosts: [sampleGitHost()],
  repositories: [sampleSetupRepository()],
  deliveries: [sampleDelivery()],
})

type Ask = (name: string, request: unknown) => unknown

/** The page over these answers, one for each read; the last one stays. */
async function open(answers: readonly SetupAnswer[], ask: Ask = () => ({ kind: 'done', answer: {} })) {
  const left = [...answers]
  const asked: unknown[] = []
  const client: AdminClient = {
    readSetup: async () => (left.length > 1 ? left.shift() : left[0]) as SetupAnswer,
    readProjects: async () => ({ kind: 'projects', projects }),
    ask: async (name, request) => {
      asked.push([name, request])
      return ask(name, request) as never
    },
    pair: async (secret) => ask('pair', secret) as never,
    unpair: async () => ask('unpair', undefined) as never,
  }
  const { screen } = await render(<Admin client={client} />)
  return { screen, asked }
}

const of = (setup: Setup): SetupAnswer => ({ kind: 'setup', setup })

const openTab = async (screen: () => Screen, index: number) => {
  const [tabs] = screen().all('Tabs')
  const onChange = tabs?.props['onChange'] as (index: number) => void
  onChange(index)
  await settle()
}

/** Types into, or chooses in, the one component of this kind that has this id. */
const change = async (screen: () => Screen, type: string, id: string, value: unknown) => {
  const found = screen()
    .all(type)
    .find(({ props }) => [props['id'], props['inputId']].some((one) => String(one).endsWith(id)))
  if (!found) throw new Error(`there is no ${type} ${id}`)
  const onChange = found.props['onChange'] as (value: unknown) => void
  onChange(value)
  await settle()
}

const submit = async (screen: () => Screen) => {
  const [form] = screen().all('Form')
  const onSubmit = form?.props['onSubmit'] as () => void
  onSubmit()
  await settle()
}

describe('the page', () => {
  it('leads a new site to its first step', async () => {
    const { screen } = await open([of(sampleSetup())])
    const [tracker] = screen().all('ProgressTracker')
    expect(tracker?.props['items']).toMatchObject([
      { label: 'Connect git host', status: 'current' },
      { label: 'Choose repositories', status: 'unvisited' },
      { label: 'Turn on rules', status: 'unvisited' },
    ])
  })

  it('says what is ready once it is', async () => {
    const { screen } = await open([of(ready)])
    expect(screen().text()).toContain('Ready Open any issue')
  })

  it('tells who is no admin whom to ask', async () => {
    const { screen } = await open([{ kind: 'not-allowed' }])
    expect(screen().text()).toBe('Only Jira admins can set up Throughline Ask a Jira admin of this site.')
  })

  it('says what to quote when there is no answer, and tries again on request', async () => {
    const { screen } = await open([{ kind: 'unreachable', reference: '7f3a91c2' }, of(sampleSetup())])
    expect(screen().text()).toContain('Reference: 7f3a91c2.')
    await screen().press('Try again')
    expect(screen().text()).toContain('This site talks to Throughline at https://throughline.acme.example.')
  })

  it('keeps what it shows when a later read is lost', async () => {
    const { screen } = await open([of(ready), { kind: 'unreachable', reference: '7f3a91c2' }])
    await pass(15_000)
    expect(screen().text()).toContain('Ready Open any issue')
  })

  it('asks again every 15 seconds', async () => {
    const { screen } = await open([of(sampleSetup()), of(ready)])
    await pass(14_999)
    expect(screen().text()).not.toContain('Ready Open any issue')
    await pass(1)
    expect(screen().text()).toContain('Ready Open any issue')
  })
})

describe('what needs attention', () => {
  it.each<[string, Partial<Setup>, string]>([
    ['a refused token', { gitHosts: [sampleGitHost({ state: 'revoked' })] }, 'github.com no longer accepts'],
    [
      'a token that ends in 5 days',
      { gitHosts: [sampleGitHost({ endsAt: '2026-11-27T00:00:00Z' })] },
      'The github.com token expires in 5 days, on 27 November 2026',
    ],
    ['an ended licence', { isLicensed: false }, 'The Throughline licence of this site has ended'],
    [
      'a missing webhook',
      { repositories: [sampleSetupRepository({ webhook: 'missing' })] },
      '1 repository does not send its deliveries',
    ],
    [
      'an unmapped repository',
      { repositories: [sampleSetupRepository({ projectIds: [] })] },
      '1 repository has no Jira project yet',
    ],
    ['deliveries that gave up', { gaveUpCount: 3 }, '3 deliveries gave up'],
  ])('is %s', async (_, differences, title) => {
    const { screen } = await open([of({ ...ready, ...differences })])
    expect(screen().words('SectionMessage').join('\n')).toContain(title)
  })
})

describe('connecting GitHub', () => {
  const running: CheckRun = {
    runId: '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c12',
    state: 'running',
    checks: [
      { id: 'address', state: 'passed', facts: { seconds: '0.2' } },
      { id: 'token', state: 'running', facts: {} },
    ],
  }
  const failed: CheckRun = {
    ...running,
    state: 'failed',
    checks: [
      { id: 'address', state: 'passed', facts: { seconds: '0.2' } },
      { id: 'token', state: 'failed', facts: {}, problem: { id: 'token.revoked', facts: {} } },
    ],
  }

  const connect = async (second: CheckRun) => {
    const page = await open([of(sampleSetup()), of(ready)], (name) => ({
      kind: 'done',
      answer: name === 'read-checks' ? second : running,
    }))
    await openTab(page.screen, 1)
    await change(page.screen, 'Textfield', 'git-host-token', { target: { value: 'ghp_1' } })
    await change(page.screen, 'DatePicker', 'git-host-expiry', '2027-03-01')
    await submit(page.screen)
    return page
  }

  it('sends what was typed, and shows the checks as they pass', async () => {
    const { screen, asked } = await connect({ ...running, state: 'saved' })
    expect(asked).toEqual([
      [
        'connect-git-host',
        { host: 'github', url: 'https://github.com', token: 'ghp_1', expiresOn: '2027-03-01' },
      ],
    ])
    expect(screen().text()).toContain('Address reachable')
    expect(screen().text()).toContain('Check 2 of 2: Signing in…')

    await pass(700)
    expect(asked.at(-1)).toEqual(['read-checks', { runId: running.runId }])
    expect(screen().text()).toContain('GitHub is connected')
  })

  it('says what is wrong, and that nothing was saved', async () => {
    const { screen } = await connect(failed)
    await pass(700)
    expect(screen().text()).toContain('Nothing was saved.')
  })
})

describe('repositories', () => {
  it('are mapped by choosing projects', async () => {
    const unmapped = { ...ready, repositories: [sampleSetupRepository({ projectIds: [] })] }
    const { screen, asked } = await open([of(unmapped), of(ready)])
    await openTab(screen, 2)
    const [repository] = ready.repositories
    await change(screen, 'Select', `projects-${repository?.id}`, [{ value: '10000', label: 'Shop (SHOP)' }])
    expect(asked).toEqual([['map-repository', { repositoryId: repository?.id, projectIds: ['10000'] }]])
  })

  it('are chosen from what the token sees', async () => {
    const list = [
      {
        hostRepositoryId: '1',
        name: 'acme/a',
        isPrivate: true,
        mayAdminister: true,
        isArchived: false,
        isChosen: true,
      },
      {
        hostRepositoryId: '2',
        name: 'acme/b',
        isPrivate: true,
        mayAdminister: false,
        isArchived: false,
        isChosen: false,
      },
    ]
    const { screen, asked } = await open([of(ready)], (name) => ({
      kind: 'done',
      answer:
        name === 'list-repositories'
          ? { repositories: list }
          : { chosen: 2, webhooksMade: 1, webhooksRefused: 0 },
    }))
    await openTab(screen, 2)
    await screen().press('Choose repositories of github.com')
    const [options] = screen()
      .all('Select')
      .filter(({ props }) => String(props['inputId']).endsWith('choose-repositories'))
    expect(options?.props['value']).toEqual([{ value: '1', label: 'acme/a' }])
    await change(screen, 'Select', 'choose-repositories', [{ value: '1' }, { value: '2' }])
    await screen().press('Save')
    const connectionId = sampleGitHost().id
    expect(asked).toEqual([
      ['list-repositories', { connectionId }],
      ['choose-repositories', { connectionId, hostRepositoryIds: ['1', '2'] }],
    ])
    expect(screen().text()).toContain('2 repositories are chosen; 1 webhook was created.')
  })
})

describe('a rule', () => {
  const changedAt = '2026-11-20T12:00:00Z'
  const off = sampleSetupRepository({
    rules: [{ ruleId: 'post-merge-summary', isOn: false, changedAt, changedBy: 'Olu Adeyemi' }],
  })

  it('is switched, and says so to a screen reader', async () => {
    const { screen, asked } = await open([of(ready)])
    await openTab(screen, 3)
    await change(screen, 'Toggle', 'rule-post-merge-summary', { target: {} })
    const repositoryId = sampleSetupRepository().id
    expect(asked).toEqual([['set-rule', { repositoryId, ruleId: 'post-merge-summary', isOn: false }]])
    expect(screen().text()).toContain('Post merge summaries is off for acme/storefront')
  })

  it('names who changed it, and sends what was seen', async () => {
    const { screen, asked } = await open([of({ ...ready, repositories: [off] })])
    await openTab(screen, 3)
    expect(screen().text()).toContain('Turned off by Olu Adeyemi 2 days ago')
    await change(screen, 'Toggle', 'rule-post-merge-summary', { target: {} })
    expect(asked).toMatchObject([['set-rule', { isOn: true, seenChangedAt: changedAt }]])
  })

  const openSettings = async (screen: () => Screen, name: string) => {
    await openTab(screen, 3)
    await screen().press(`Settings: ${name}`)
    await settle()
  }
  const save = async (screen: () => Screen) => {
    await screen().press('Save settings')
    await settle()
  }
  const moving = sampleSetupRepository({
    rules: [{ ruleId: 'transition-issues', isOn: true }],
    settings: [
      {
        settingsId: 'transition-issues',
        settings: { baseBranches: ['develop'] },
        changedAt,
        changedBy: 'Olu Adeyemi',
      },
    ],
  })

  it('has settings that are saved whole, with what was seen', async () => {
    const { screen, asked } = await open([of({ ...ready, repositories: [moving] })])
    await openSettings(screen, 'Move issues')
    expect(screen().text()).toContain('Set by Olu Adeyemi 2 days ago')
    await change(screen, 'Select', 'toKind', { value: 'status' })
    await change(screen, 'Textfield', 'toText', { target: { value: 'Released' } })
    await change(screen, 'Select', 'openedKind', { value: 'category-indeterminate' })
    await change(screen, 'TextArea', 'answers', { target: { value: 'Team = Web' } })
    await save(screen)
    expect(asked).toEqual([
      [
        'set-rule-settings',
        {
          repositoryId: moving.id,
          settingsId: 'transition-issues',
          seenChangedAt: changedAt,
          settings: {
            baseBranches: ['develop'],
            to: { by: 'status', name: 'Released' },
            opened: { isOn: true, to: { by: 'category', category: 'indeterminate' } },
            reviewRequested: { isOn: false, to: { by: 'status', name: 'In Review' } },
            reverted: { isOn: false, to: { by: 'status', name: 'In Progress' } },
            answers: [{ field: 'Team ', value: ' Web' }],
          },
        },
      ],
    ])
    expect(screen().text()).toContain('The settings of Move issues are saved for acme/storefront')
    expect(screen().all('Modal')).toEqual([])
  })

  it('says where issues move, as it is set', async () => {
    const sentence = (target: string) => `Moves an issue to ${target} when all its pull requests are merged.`
    const settings = { to: { by: 'status', name: 'Released' } }
    const released = { ...moving, settings: [{ settingsId: 'transition-issues' as const, settings }] }
    const { screen } = await open([of({ ...ready, repositories: [released] })])
    await openTab(screen, 3)
    expect(screen().text()).toContain(sentence('Released'))
    expect(screen().text()).not.toContain(sentence('Done'))
  })

  it('has a comment level for each project that the repository reaches', async () => {
    const { screen, asked } = await open([of(ready)])
    await openSettings(screen, 'Post merge summaries')
    expect(screen().text()).toContain('Comment in SHOP')
    await change(screen, 'Select', 'level-10000', { value: 'off' })
    await save(screen)
    expect(asked).toMatchObject([
      ['set-rule-settings', { settings: { level: 'summary', levelOfProject: { '10000': 'off' } } }],
    ])
  })

  it('keeps settings that were not saved, with the reason', async () => {
    const message = 'This regular expression cannot be used.'
    const { screen } = await open([of(ready)], () => ({ kind: 'refused', message }))
    await openSettings(screen, 'Skip rules')
    await change(screen, 'Textfield', 'branchPattern', { target: { value: '(?=' } })
    await change(screen, 'Toggle', 'drafts', {})
    await save(screen)
    expect(screen().text()).toContain(`This change was not saved ${message}`)
    const fields = [...screen().all('Textfield'), ...screen().all('Toggle')].map(({ props }) => props)
    const field = (name: string) => fields.find(({ id }) => String(id).endsWith(`setting-${name}`))
    expect([field('branchPattern')?.['value'], field('drafts')?.['isChecked']]).toEqual(['(?=', true])
  })

  it('has no settings while the companion knows none', async () => {
    const { settings: _, ...older } = moving
    const { screen } = await open([of({ ...ready, repositories: [older] })])
    await openTab(screen, 3)
    expect(screen().text()).not.toContain('Settings:')
  })

  it('goes back and says why when it was not saved', async () => {
    const message = 'Olu Adeyemi changed the rule a moment ago.'
    const { screen } = await open([of(ready)], () => ({ kind: 'refused', message }))
    await openTab(screen, 3)
    await change(screen, 'Toggle', 'rule-post-merge-summary', { target: {} })
    expect(screen().text()).toContain(`This change was not saved ${message}`)
    expect(screen().all('Toggle')[0]?.props['isChecked']).toBe(true)
  })
})

describe('deliveries', () => {
  it('open their trace, and can be replayed', async () => {
    const off = sampleDelivery({
      outcome: 'off',
      steps: [{ step: 'rule', subject: 'post-merge-summary', outcome: 'off' }],
    })
    const { screen, asked } = await open([of({ ...ready, deliveries: [off] })])
    await openTab(screen, 4)
    await screen().press('Pull request #42 merged')
    expect(screen().words('ModalBody')).toEqual([
      'acme/storefront · 2 minutes ago · took 0.4 sOffPost merge summaries',
    ])
    await screen().press('Replay')
    expect(asked).toEqual([['replay-delivery', { inboxId: '7' }]])
  })

  it('that gave up are replayed together', async () => {
    const { screen, asked } = await open([of({ ...ready, gaveUpCount: 2 })])
    await openTab(screen, 4)
    await screen().press('Replay the 2 that gave up')
    expect(asked).toEqual([['replay-given-up', {}]])
  })
})

it('says in one sentence whether everything works', async () => {
  const { screen } = await open([of(ready)])
  await openTab(screen, 5)
  expect(screen().words('Heading')).toContain('Everything works')
})

describe('a customer’s own companion', () => {
  it('is paired by its secret', async () => {
    const seen: unknown[] = []
    const { screen } = await open([{ kind: 'not-paired' }, of(sampleSetup())], (name, secret) => {
      seen.push([name, secret])
      return { kind: 'done', answer: {} }
    })
    await change(screen, 'Textfield', 'pairing-secret', { target: { value: 'secret-1' } })
    await submit(screen)
    expect(seen).toEqual([['pair', 'secret-1']])
    expect(screen().all('Tabs')).toHaveLength(1)
  })

  it('says that it is paired, and can be unpaired', async () => {
    const paired = sampleSetup({ paired: { at: '2026-11-01T08:00:00Z', by: 'Olu Adeyemi' } })
    const { screen } = await open([of(paired), { kind: 'not-paired' }])
    expect(screen().text()).toContain('since 1 November 2026, by Olu Adeyemi.')
    await screen().press('Unpair')
    expect(screen().text()).toContain('This site is not paired with your Throughline yet')
  })
})

describe('links without asking', () => {
  const autoLink = { ruleId: 'auto-link' as const, isOn: true }
  const gate = (given: Partial<LinkGate> = {}): LinkGate => ({
    ...{ stage: 'learning', confirmed: 11, rejected: 1, enoughAnswers: 50, enoughPercent: 97 },
    ...given,
  })
  const openGate = async (linkGate: LinkGate) => {
    const repository = sampleSetupRepository({ rules: [autoLink], linkGate })
    const opened = await open([of({ ...ready, repositories: [repository] })])
    await openTab(opened.screen, 3)
    return opened
  }
  const disabled = (screen: () => Screen, words: string) => {
    const button = screen()
      .all('Button')
      .find((node) => wordsOf(node) === words)
    return button?.props['isDisabled']
  }

  it('wait until people have answered often enough', async () => {
    const { screen } = await openGate(gate())
    expect(screen().words('Lozenge')).toContain('Learning')
    expect(screen().text()).toContain('People confirmed 11 of 12 suggestions here (91 %).')
    expect(screen().text()).toContain('Suggests only: 12 of 50 answered, 11 confirmed')
    expect(disabled(screen, 'Link without asking')).toBe(true)
  })

  it.each([
    ['ready', 'Link without asking', true],
    ['linking', 'Suggest first again', false],
  ] as const)('that are %s are changed by “%s”, and nothing else is', async (stage, button, linksAtOnce) => {
    const { screen, asked } = await openGate(gate({ stage, confirmed: 50 }))
    await screen().press(button)
    expect(asked).toEqual([
      [
        'set-rule-settings',
        expect.objectContaining({
          settingsId: 'auto-link',
          settings: { ...readSettings('auto-link', {}), linksAtOnce },
        }),
      ],
    ])
  })
})

it('says under its rule and on Health how far the past of a repository has been read', async () => {
  const rules = [{ ruleId: 'suggest-reviewers' as const, isOn: true }]
  const historyReading = { lookedAt: 1_200, total: 8_000 }
  const repository = sampleSetupRepository({ rules, historyReading })
  const { screen } = await open([of({ ...ready, repositories: [repository] })])
  const words = `Reading merged pull requests of ${repository.name}: 1,200 of about 8,000`
  for (const section of [3, 5]) {
    await openTab(screen, section)
    expect(screen().text()).toContain(words)
  }
})
