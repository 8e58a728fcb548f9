import { beforeEach, expect, it } from '@jest/globals'
import type { SetupAnswer } from '@throughline/shared/setup'
import { freezeTime, pass, render } from '../../test/rendering'
import { Admin } from './Admin'

beforeEach(() => freezeTime('2026-11-22T12:00:00Z'))

const companionAddress = 'https://throughline.acme.example'

function open(...answers: SetupAnswer[]) {
  const read = async () =>
    answers.length > 1 ? (answers.shift() as SetupAnswer) : (answers[0] as SetupAnswer)
  return render(<Admin read={read} />)
}

it('says which Throughline this site talks to, and that nothing is connected', async () => {
  const { screen } = await open({ kind: 'setup', setup: { gitHosts: [], companionAddress } })

  expect(screen().text()).toBe(
    'This site talks to Throughline at https://throughline.acme.example.' +
      'No git host is connected yet Ask whoever runs https://throughline.acme.example to connect one. ' +
      'From then on, pull requests show up in issues.',
  )
})

it('lists the connected git hosts', async () => {
  const gitHosts = [
    { id: '1', host: 'github', name: 'acme', repositoryCount: 1204 },
    { id: '2', host: 'gitlab', name: 'gitlab.acme.example', repositoryCount: 1 },
  ] as const
  const { screen } = await open({ kind: 'setup', setup: { gitHosts: [...gitHosts], companionAddress } })

  expect(screen().words('Row')).toEqual(['acmeGitHub1,204', 'gitlab.acme.exampleGitLab1'])
  expect(screen().all('DynamicTable')[0]?.props['label']).toBe('Git hosts')
  expect(screen().all('SectionMessage')).toEqual([])
})

it('tells who is no admin whom to ask', async () => {
  const { screen } = await open({ kind: 'not-allowed' })

  expect(screen().text()).toBe('Only Jira admins can set up Throughline Ask a Jira admin of this site.')
})

it('says what to quote when there is no answer, and tries again on request', async () => {
  const { screen } = await open(
    { kind: 'unreachable', reference: '7f3a91c2' },
    { kind: 'setup', setup: { gitHosts: [], companionAddress } },
  )
  expect(screen().text()).toBe(
    'Throughline could not be reached It did not answer in time. Links and summaries go on as soon as it is back. Reference: 7f3a91c2.Try again',
  )

  await screen().press('Try again')
  expect(screen().words('Text')[0]).toBe(
    'This site talks to Throughline at https://throughline.acme.example.',
  )
})

it('shows that it loads once that takes long enough to be noticed', async () => {
  const { screen } = await render(<Admin read={() => new Promise(() => {})} />)
  expect(screen().text()).toBe('')

  await pass(400)
  expect(screen().text()).toBe('Loading the setup of this site…')
})
