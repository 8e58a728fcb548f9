import { beforeEach, describe, expect, it } from '@jest/globals'
import type { LinkAnswer, LinkAsk } from '@throughline/shared/link-ask'
import type { PanelLinkSuggestion, Panel as PanelModel } from '@throughline/shared/panel'
import { freezeTime, pass, render, settle, wordsOf } from '../../test/rendering'
import {
  nobodyAsks,
  sampleNow,
  samplePanel,
  samplePullRequest,
  sampleRepository,
} from '../../test/sample-panel'
import { Panel } from './Panel'

beforeEach(() => freezeTime(sampleNow))

const suggestion = (differences: Partial<PanelLinkSuggestion> = {}): PanelLinkSuggestion => ({
  ...{ pullRequestId: 'pull-47', label: '#47', title: 'Log slow calls to the payment provider' },
  ...{ url: 'https://github.com/acme/storefront/pull/47', state: 'open', repository: 'acme/storefront' },
  ...{ host: 'github', author: { name: 'Mina Sato', isBot: false }, openedAt: '2026-11-22T11:52:00Z' },
  ...{ confidence: 72, isQuestion: true, askedBecause: [] },
  signals: [
    { id: 'assignee', name: 'Mina Sato' },
    { id: 'branch', branch: 'slow-calls' },
    { id: 'commitWords', word: 'PaymentSession' },
    { id: 'project', projectKey: 'SHOP' },
    { id: 'stale', days: 40 },
  ],
  ...differences,
})
const fromList = (number: number, confidence: number) =>
  suggestion({
    ...{ pullRequestId: `pull-${number}`, label: `#${number}`, title: `Change ${number}`, confidence },
    isQuestion: false,
  })

interface Given {
  readonly panel?: Partial<PanelModel>
  readonly mayEdit?: boolean
  readonly answers?: readonly LinkAnswer[]
}
const done: LinkAnswer = { kind: 'done', answer: { done: true } }
const refused: LinkAnswer = { kind: 'refused', message: 'github.com is not connected' }

/** The panel with a companion that gives these answers in turn, and the last one for ever. */
async function open({ panel = {}, mayEdit = true, answers = [done] }: Given = {}) {
  const asks: LinkAsk[] = []
  const opened = await render(
    <Panel
      {...nobodyAsks}
      read={async () => ({ kind: 'panel', panel: samplePanel(panel), isAdmin: false, mayEdit })}
      askAboutLinks={async (ask) => {
        asks.push(ask)
        return answers[Math.min(asks.length, answers.length) - 1] ?? done
      }}
    />,
  )
  return { ...opened, asks }
}
type Opened = Awaited<ReturnType<typeof open>>

interface Flag {
  readonly title: string
  readonly description?: string
  readonly type: string
  readonly actions?: readonly { readonly text: string; readonly onClick: () => void }[]
}
const flagsOf = ({ calls }: Opened) =>
  calls.flatMap(([command, flag]) => (command === 'showFlag' ? [flag as Flag] : []))
const undo = async (opened: Opened) => {
  const [action] = flagsOf(opened).at(-1)?.actions ?? []
  expect(action?.text).toBe('Undo')
  action?.onClick()
  await settle()
}
/** Types into a field, or chooses in a table, as Jira hands it on. */
const change = async ({ screen }: Opened, type: string, event: unknown, at = 0) => {
  const onChange = screen().all(type)[at]?.props['onChange'] as (event: unknown) => void
  onChange(event)
  await settle()
}
const type = (opened: Opened, value: string) => change(opened, 'Textfield', { target: { value } })

describe('a suggestion', () => {
  it('asks whether it belongs to the issue, says how sure that is, and names the three strongest signals', async () => {
    const { screen } = await open({ panel: { linkSuggestions: [suggestion()] } })
    expect(screen().words('Heading')).toContain('Does this pull request belong to SHOP-7?')
    expect(screen().words('Link')).toContain('Log slow calls to the payment provider')
    const text = screen().text()
    expect(text).toContain('#47 in acme/storefront by Mina Sato, open, 8 minutes ago')
    expect(text).toContain('72 % sure. What points to it:')
    expect(screen().words('ListItem')).toEqual([
      'Mina Sato is its assignee',
      'Branch slow-calls matches its summary',
      'Both mention PaymentSession',
    ])
    expect(screen().words('Code')).toEqual(expect.arrayContaining(['slow-calls', 'PaymentSession']))
    expect(text).toContain('“Not this one” is remembered. Throughline will not suggest this pair again.')
  })

  it('speaks to the author themself', async () => {
    const { screen } = await open({ panel: { linkSuggestions: [suggestion({ isYours: true })] } })
    expect(screen().words('ListItem')[0]).toBe('You are its assignee')
  })

  it('says why it asks though it is sure enough', async () => {
    const because = 'Asked because SHOP-7 is in Blocked.'
    const { screen } = await open({ panel: { linkSuggestions: [suggestion({ askedBecause: [because] })] } })
    expect(screen().words('Text')).toContain(because)
  })

  it('says that only the words point to it where nothing else does', async () => {
    const { screen } = await open({ panel: { linkSuggestions: [suggestion({ signals: [] })] } })
    expect(screen().text()).toContain('Their words are alike.')
  })

  it('asks about one pull request at a time: the others wait in a list, three of them at first', async () => {
    const others = [suggestion({ pullRequestId: 'pull-48', label: '#48', title: 'Other', confidence: 70 })]
    const linkSuggestions = [suggestion(), ...others, fromList(49, 52), fromList(50, 50), fromList(51, 41)]
    const { screen } = await open({ panel: { linkSuggestions } })
    const asked = screen()
      .words('Heading')
      .filter((words) => words.startsWith('Does this'))
    expect(asked).toHaveLength(1)
    expect(screen().words('Heading')).toContain('Maybe related')
    expect(screen().text()).toContain('#48 Other70 % sure')
    expect(screen().text()).toContain('#49 Change 4952 % sure')
    expect(screen().text()).not.toContain('#51')
    await screen().press('Show 1 more')
    expect(screen().text()).toContain('#51 Change 5141 % sure')
  })

  it.each([
    ['Link #47', 'confirm-link', '#47 is linked to SHOP-7'],
    ['Not this one', 'reject-link', '#47 will not be suggested again'],
  ] as const)('%s is gone at once, says so, and can be taken back', async (button, action, title) => {
    const opened = await open({ panel: { linkSuggestions: [suggestion()] } })
    await opened.screen().press(button)
    expect(opened.asks).toEqual([{ action, pullRequestId: 'pull-47' }])
    expect(opened.screen().text()).not.toContain('Does this pull request belong to')
    expect(flagsOf(opened)).toMatchObject([{ type: 'success', title }])
    await undo(opened)
    expect(opened.asks.at(-1)).toEqual({ action: 'take-back-answer', pullRequestId: 'pull-47' })
    expect(opened.screen().text()).toContain('Does this pull request belong to SHOP-7?')
  })

  it.each([
    ['Link #49', 'confirm-link'],
    ['Not #49', 'reject-link'],
  ] as const)('of the list is answered by %s', async (button, action) => {
    const opened = await open({ panel: { linkSuggestions: [fromList(49, 52)] } })
    await opened.screen().press(button)
    expect(opened.asks).toEqual([{ action, pullRequestId: 'pull-49' }])
  })

  it('comes back where nothing was done, with the reason until somebody has read it', async () => {
    const opened = await open({ panel: { linkSuggestions: [suggestion()] }, answers: [refused] })
    await opened.screen().press('Link #47')
    expect(opened.screen().text()).toContain('Does this pull request belong to SHOP-7?')
    const failed = { type: 'error', title: 'Nothing was changed', isAutoDismiss: false }
    expect(flagsOf(opened)).toMatchObject([{ ...failed, description: 'github.com is not connected' }])
  })

  it('stands above the empty panel of an issue without pull requests', async () => {
    const { screen } = await open({ panel: { repositories: [], linkSuggestions: [suggestion()] } })
    expect(screen().words('Heading')).toContain('Does this pull request belong to SHOP-7?')
    expect(screen().text()).toContain('No pull requests yet')
  })
})

describe('why a pull request is linked', () => {
  const linkedBy = (why: ReturnType<typeof samplePullRequest>['why']) => ({
    repositories: [sampleRepository({ pullRequests: [samplePullRequest({ why })] })],
  })
  const inferred = linkedBy({ place: 'inferred', confidence: 91, signals: suggestion().signals })

  it('names how sure it was, and the strongest signals, where nobody wrote the key', async () => {
    const { screen } = await open({ panel: inferred })
    await screen().press('Why linked: 91 % match')
    const [popup] = screen().all('Popup')
    const words = popup === undefined ? '' : wordsOf(popup)
    expect(words).toContain('Linked by Throughline, 91 % sure')
    expect(words).toContain('Nobody wrote SHOP-7 in this pull request. These signals point to it:')
    expect(screen().words('ListItem')).toHaveLength(3)
  })

  const at = '2026-11-18T09:00:00Z'
  it.each([
    [true, 'Why linked: confirmed by Dana Ortiz', 'Dana Ortiz confirmed the suggestion on 18 November 2026.'],
    [false, 'Why linked: by Dana Ortiz', 'Dana Ortiz linked it on 18 November 2026.'],
  ])('names who confirmed or linked it, and when: %j', async (isConfirmed, row, sentence) => {
    const { screen } = await open({
      panel: linkedBy({ place: 'person', name: 'Dana Ortiz', at, isConfirmed }),
    })
    await screen().press(row)
    expect(screen().words('Text')).toContain(sentence)
  })

  it('can be ended: the row is gone at once, and Undo links the pair again', async () => {
    const opened = await open({ panel: inferred })
    await opened.screen().press('Why linked: 91 % match')
    await opened.screen().press('Unlink')
    expect(opened.asks).toEqual([{ action: 'unlink', pullRequestId: '45' }])
    expect(opened.screen().text()).toContain('No pull requests yet')
    expect(flagsOf(opened)).toMatchObject([
      {
        title: '#45 is no longer linked to SHOP-7',
        description: 'Throughline will not link this pair again.',
      },
    ])
    await undo(opened)
    expect(opened.asks.at(-1)).toEqual({
      ...{ action: 'link-pull-request', overrides: true },
      pullRequest: { by: 'id', pullRequestId: '45' },
    })
    expect(opened.screen().text()).toContain('Show a waiting state while the payment retries')
  })
})

describe('linking by hand', () => {
  const address = 'https://github.com/acme/storefront/pull/39'
  const linked: LinkAnswer = {
    kind: 'done',
    answer: { outcome: 'linked', pullRequestId: 'pull-39', label: '#39' },
  }
  const openDialog = async (given: Given = {}) => {
    const opened = await open(given)
    await opened.screen().press('Link pull request')
    return opened
  }
  /** The button of the dialog, and not the one that opened it. */
  const submit = async ({ screen }: Opened) => {
    const [button] = screen().all('LoadingButton')
    const onClick = button?.props['onClick'] as () => void
    onClick()
    await settle()
  }

  it('takes the address of a pull request, says what came of it, and can be undone', async () => {
    const opened = await openDialog({ answers: [linked, done] })
    expect(opened.screen().words('ModalTitle')).toEqual(['Link a pull request to SHOP-7'])
    expect(opened.screen().all('Textfield')[0]?.props['autoFocus']).toBe(true)
    await type(opened, ` ${address} `)
    await submit(opened)
    const pullRequest = { by: 'address', address }
    expect(opened.asks).toEqual([{ action: 'link-pull-request', pullRequest, overrides: false }])
    expect(opened.screen().all('Modal')).toEqual([])
    expect(flagsOf(opened)).toMatchObject([{ title: '#39 is linked to SHOP-7' }])
    await undo(opened)
    expect(opened.asks.at(-1)).toEqual({ action: 'take-back-answer', pullRequestId: 'pull-39' })
  })

  it('says below the field what is wrong with the address, until another one is typed', async () => {
    const opened = await openDialog({ answers: [refused] })
    await submit(opened)
    expect(opened.screen().words('ErrorMessage')).toEqual(['Enter the address of a pull request.'])
    await type(opened, address)
    expect(opened.screen().words('ErrorMessage')).toEqual([])
    await submit(opened)
    expect(opened.screen().words('ErrorMessage')).toEqual(['github.com is not connected'])
    expect(opened.screen().all('Modal')).toHaveLength(1)
  })

  it('says who unlinked the pair before, and overrides that only when asked again', async () => {
    const before: LinkAnswer = {
      kind: 'done',
      answer: { outcome: 'unlinked-before', name: 'Dana Ortiz', at: '2026-11-18T09:00:00Z' },
    }
    const opened = await openDialog({ answers: [before, linked] })
    await type(opened, address)
    await submit(opened)
    expect(opened.screen().words('SectionMessage')).toEqual([
      'Dana Ortiz unlinked this pair on 18 November 2026 Linking again overrides that.',
    ])
    await submit(opened)
    expect(opened.asks.at(-1)).toMatchObject({ overrides: true })
    await undo(opened)
    expect(opened.asks.at(-1)).toEqual({ action: 'unlink', pullRequestId: 'pull-39' })
  })

  it('offers the open pull requests to choose from, of one repository or of all', async () => {
    const openOnes = ['storefront', 'gateway'].map((name, index) => ({
      ...{ pullRequestId: `pull-${index}`, repository: `acme/${name}`, label: `#${index}` },
      ...{ title: `Change ${name}`, author: 'Mina Sato', updatedAt: '2026-11-22T10:00:00Z' },
    }))
    const listed: LinkAnswer = { kind: 'done', answer: { pullRequests: openOnes } }
    const opened = await openDialog({ answers: [listed, linked] })
    const onChange = opened.screen().all('Tabs')[0]?.props['onChange'] as (index: number) => void
    onChange(1)
    await settle()
    expect(opened.asks).toEqual([{ action: 'list-open-pull-requests' }])
    expect(opened.screen().all('Radio')).toHaveLength(2)
    await change(opened, 'Select', { value: 'acme/gateway' })
    expect(opened.screen().all('Radio')).toHaveLength(1)
    await submit(opened)
    expect(opened.screen().words('ErrorMessage')).toEqual(['Choose a pull request.'])
    await change(opened, 'Radio', undefined)
    await submit(opened)
    const pullRequest = { by: 'id', pullRequestId: 'pull-1' }
    expect(opened.asks.at(-1)).toEqual({ action: 'link-pull-request', pullRequest, overrides: false })
  })
})

describe('an issue without pull requests', () => {
  const empty = { repositories: [] }

  it('has them looked for, and says after a while that none fits', async () => {
    const opened = await open({
      panel: empty,
      answers: [{ kind: 'done', answer: { pullRequests: 12 } }],
    })
    await opened.screen().press('Find pull requests')
    expect(opened.asks).toEqual([{ action: 'find-pull-requests' }])
    expect(opened.screen().text()).toContain(
      'Looking through 12 open pull requests. What belongs to SHOP-7 shows up here.',
    )
    await pass(30_000)
    expect(opened.screen().text()).toContain('No pull request fits SHOP-7 well enough')
  })

  it('says that none is open, and why nothing was looked for', async () => {
    const none = await open({ panel: empty, answers: [{ kind: 'done', answer: { pullRequests: 0 } }] })
    await none.screen().press('Find pull requests')
    expect(none.screen().text()).toContain('No pull request is open in the repositories of this project.')
    const failed = await open({ panel: empty, answers: [refused] })
    await failed.screen().press('Find pull requests')
    expect(failed.screen().words('SectionMessage')).toEqual([
      'Nothing was changed github.com is not connected',
    ])
  })

  it('lets a pull request be linked by hand', async () => {
    const { screen } = await open({ panel: empty })
    await screen().press('Link pull request')
    expect(screen().words('ModalTitle')).toEqual(['Link a pull request to SHOP-7'])
  })
})

describe('who may not edit the issue', () => {
  it.each([
    ['a permission', false, {}],
    ['a licence', true, { hasLicenceEnded: true }],
  ])('for lack of %s sees what is suggested and why, and no button of links', async (_, mayEdit, health) => {
    const linkSuggestions = [suggestion(), fromList(49, 52)]
    const { screen } = await open({ panel: { linkSuggestions, health }, mayEdit })
    expect(screen().text()).toContain('72 % sure.')
    await screen().press('Why linked: key in branch')
    const buttons = ['Link #47', 'Not this one', 'Link #49', 'Not #49', 'Link pull request', 'Unlink']
    for (const button of buttons) expect(screen().words('Button')).not.toContain(button)
    const empty = await open({ panel: { repositories: [], health }, mayEdit })
    expect(empty.screen().words('Button')).toEqual([])
  })
})
