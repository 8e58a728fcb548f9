import { beforeEach, describe, expect, it } from '@jest/globals'
import type {
  FollowUpAsk,
  PanelField,
  PanelFollowUp,
  PanelFollowUps,
  PanelLeftOver,
  PanelParkedFollowUp,
} from '@throughline/shared/panel-follow-ups'
import type { WriteAgainAnswer } from '@throughline/shared/panel-functions'
import { freezeTime, render, settle } from '../../../test/rendering'
import { nobodyAsks, sampleNow, samplePanel } from '../../../test/sample-panel'
import { Panel } from '../Panel'

beforeEach(() => freezeTime(sampleNow))

const leftOver = (differences: Partial<PanelLeftOver> = {}): PanelLeftOver => ({
  ...{ pullRequestId: 'pull-45', itemKey: 'todo 1', label: '#45', isMerged: false, kind: 'todo' },
  ...{ text: 'TODO retry after a minute', path: 'checkout/WaitState.tsx', line: 38 },
  ...{ url: 'https://github.com/acme/storefront/blob/a/checkout/WaitState.tsx#L38' },
  ...{ standing: 'left', isDismissed: false },
  ...differences,
})

const created = (differences: Partial<PanelFollowUp> = {}): PanelFollowUp => ({
  ...{ key: 'SHOP-31', summary: 'Follow-up: #42 - Retry payment calls', status: 'To Do', isDone: false },
  ...{ label: '#42', comments: 1, todos: 2, stillThere: [], gone: [] },
  ...differences,
})

const parked = (differences: Partial<PanelParkedFollowUp> = {}): PanelParkedFollowUp => ({
  ...{ pullRequestId: 'pull-42', followUpKey: 'all', label: '#42' },
  why: 'the project SHOP requires the field “Team”',
  missing: [
    {
      ...({ id: 'customfield_10010', name: 'Team', kind: 'choice' } as const),
      choices: [
        { id: '1', name: 'Web' },
        { id: '2', name: 'App' },
      ],
    },
  ],
  ...differences,
})

interface Given extends Partial<PanelFollowUps> {
  readonly mayEdit?: boolean
  readonly answer?: WriteAgainAnswer
}

async function open({ mayEdit = true, answer = { kind: 'asked' }, ...given }: Given) {
  const asks: FollowUpAsk[] = []
  const panel = samplePanel({ followUps: { created: [], parked: [], leftOvers: [], ...given } })
  const opened = await render(
    <Panel
      {...nobodyAsks}
      read={async () => ({ kind: 'panel', panel, isAdmin: false, mayEdit })}
      askAboutFollowUps={async (ask) => {
        asks.push(ask)
        return answer
      }}
    />,
  )
  return { ...opened, asks }
}

interface ShownFlag {
  readonly title: string
  readonly type: string
  readonly description?: string
  readonly actions?: readonly { readonly text: string; readonly onClick: () => void }[]
}

const flagsOf = (calls: ReadonlyArray<readonly [string, unknown]>) =>
  calls.flatMap(([command, flag]) => (command === 'showFlag' ? [flag as ShownFlag] : []))

describe('the section', () => {
  it('is absent where nothing is left', async () => {
    expect((await open({})).screen().text()).not.toContain('Follow-ups')
  })

  it('counts what was created, what would be and what waits, and nothing else', async () => {
    const { screen } = await open({
      created: [created()],
      parked: [parked()],
      leftOvers: [
        leftOver(),
        leftOver({ itemKey: 'todo 2', standing: 'changed', was: 'TODO retry' }),
        leftOver({ itemKey: 'todo 3', isDismissed: true }),
      ],
    })
    expect(screen().words('Badge')).toEqual(['3'])
    expect(screen().text()).toContain('Reworded, tracked or dismissed')
  })
})

describe('what was created', () => {
  it('is a link, with its status and where it comes from', async () => {
    const { screen } = await open({ created: [created()] })
    const [link] = screen()
      .all('Link')
      .filter(({ props }) => String(props['href']).startsWith('/browse'))
    expect(link?.props['href']).toBe('/browse/SHOP-31')
    expect(screen().words('Link')).toContain('SHOP-31 Follow-up: #42 - Retry payment calls')
    expect(screen().words('Lozenge')).toContain('To Do')
    expect(screen().text()).toContain('1 unresolved comment, 2 new TODOs from #42')
  })

  it('says where it is done and its TODO is still there', async () => {
    const stillThere = [{ path: 'a.ts', line: 3, url: 'https://github.com/a' }]
    const { screen } = await open({ created: [created({ isDone: true, status: 'Done', stillThere })] })
    expect(screen().text()).toContain('It is done, and its TODO is still in a.ts, line 3.')
  })

  it('says where its TODO is gone, so that it can be closed', async () => {
    const { screen } = await open({ created: [created({ gone: [{ path: 'a.ts', line: 3 }] })] })
    expect(screen().text()).toContain(
      'Its TODO is gone from the code. This follow-up can probably be closed.',
    )
  })
})

describe('what would become a follow-up', () => {
  it.each<readonly [string, Partial<PanelLeftOver>, string]>([
    ['a new TODO', {}, 'checkout/WaitState.tsx, line 38 in #45 · becomes a follow-up when #45 merges'],
    ['an open comment', { kind: 'comment', text: 'Close it.', by: 'Dana Ortiz' }, 'Dana Ortiz: Close it.'],
    [
      'one that was only reworded',
      { standing: 'changed', was: 'TODO retry' },
      'reworded, no new one; it was: TODO retry',
    ],
    ['one that an issue tracks', { standing: 'tracked', names: 'SHOP-9' }, 'tracked by SHOP-9'],
    [
      'one whose issue is done',
      { standing: 'issue-done', names: 'SHOP-9', isMerged: true },
      'names SHOP-9, which is done, and is still in the code',
    ],
    [
      'one whose issue is not there',
      { standing: 'issue-missing', names: 'SHOP-99' },
      'names SHOP-99, which Jira does not show; becomes a follow-up when #45 merges',
    ],
  ])('%s says what comes of it', async (_, differences, words) => {
    expect((await open({ leftOvers: [leftOver(differences)] })).screen().text()).toContain(words)
  })

  it('becomes one at once by a click', async () => {
    const { screen, asks, calls } = await open({ leftOvers: [leftOver()] })
    await screen().press('Create now')
    expect(asks).toEqual([{ action: 'create-follow-up', pullRequestId: 'pull-45', itemKey: 'todo 1' }])
    expect(flagsOf(calls)).toMatchObject([{ type: 'success', title: 'The follow-up is being created' }])
  })

  it('is dismissed by a click, which can be undone', async () => {
    const { screen, asks, calls } = await open({ leftOvers: [leftOver()] })
    await screen().press('Dismiss')
    const dismissal = { action: 'dismiss-left-over', pullRequestId: 'pull-45', itemKey: 'todo 1' } as const
    expect(asks).toEqual([{ ...dismissal, isDismissed: true }])
    const [undo] = flagsOf(calls)[0]?.actions ?? []
    expect(undo?.text).toBe('Undo')
    undo?.onClick()
    await settle()
    expect(asks.at(-1)).toEqual({ ...dismissal, isDismissed: false })
  })

  it('can be brought back for ever', async () => {
    const { screen, asks } = await open({ leftOvers: [leftOver({ isDismissed: true })] })
    expect(screen().words('Button')).not.toContain('Create now')
    await screen().press('Bring back')
    expect(asks).toMatchObject([{ isDismissed: false }])
  })

  it('says why nothing was done', async () => {
    const { screen, calls } = await open({
      leftOvers: [leftOver()],
      answer: { kind: 'refused', message: 'It has a follow-up already.' },
    })
    await screen().press('Create now')
    expect(flagsOf(calls)).toMatchObject([{ type: 'error', description: 'It has a follow-up already.' }])
  })

  it('is words alone for who may not edit the issue', async () => {
    const { screen } = await open({
      ...{ leftOvers: [leftOver()], parked: [parked()], mayEdit: false },
    })
    expect(screen().text()).toContain('TODO retry after a minute')
    for (const button of ['Create now', 'Dismiss', 'Fill in and create'])
      expect(screen().text()).not.toContain(button)
  })
})

describe('what waits for somebody', () => {
  const change = async (
    node: { readonly props: Readonly<Record<string, unknown>> } | undefined,
    to: object,
  ) => {
    const onChange = node?.props['onChange'] as (value: object) => void
    onChange(to)
    await settle()
  }

  it('says why, and asks for the missing fields alone', async () => {
    const { screen, asks } = await open({ parked: [parked()] })
    expect(screen().text()).toContain('The project SHOP requires the field “Team”')
    await screen().press('Fill in and create')
    expect(screen().words('ModalTitle')).toEqual(['Follow-up for #42'])
    const [select, ...others] = screen().all('Select')
    expect(others).toEqual([])
    await screen().pressLast('Fill in and create')
    expect(screen().text()).toContain('Fill this in.')
    expect(asks).toEqual([])

    await change(select, { value: '2', label: 'App' })
    await screen().pressLast('Fill in and create')
    const answers = [{ field: 'customfield_10010', value: '2' }]
    expect(asks).toEqual([
      { action: 'fill-in-and-create', pullRequestId: 'pull-42', followUpKey: 'all', answers },
    ])
    expect(screen().all('Modal')).toEqual([])
  })

  it('is tried again by a click where no field is missing', async () => {
    const { screen, asks } = await open({ parked: [parked({ missing: [] })] })
    await screen().press('Try again')
    expect(asks).toMatchObject([{ action: 'fill-in-and-create', answers: [] }])
  })

  it('says which fields nobody can fill in here', async () => {
    const missing: PanelField[] = [{ id: 'customfield_1', name: 'Sprint', kind: 'other', choices: [] }]
    const { screen } = await open({ parked: [parked({ missing })] })
    expect(screen().text()).toContain(
      'Throughline cannot fill in “Sprint”. A Jira admin can give it a default.',
    )
    expect(screen().text()).toContain('Try again')
  })
})
