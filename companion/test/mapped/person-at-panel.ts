import type { PanelAnswer } from '@throughline/shared/panel-functions'
import { panelFunctions } from '../../../forge-app/src/panel/resolver'
import type { WorldPerson } from './mapped-world'

interface Seat {
  readonly person: WorldPerson
  readonly askPanel: (body: string) => Response | Promise<Response>
}

/**
 * Opens panels as people do: by the Forge app's own function, which asks Jira what the person may and then the companion.
 * One for each test file, for it takes the place of Forge's runtime.
 */
export const createPanelSeats = () => {
  const seats = new Map<string, Seat>()
  const seatOf = (issueId: string | null) => {
    const seat = seats.get(issueId ?? '')
    if (!seat) throw new Error('nobody looks at this issue')
    return seat
  }
  const forgeFetch = async ({ type }: { readonly type: string }, path: string, init?: { body?: string }) => {
    if (type === 'frc') {
      const body = init?.body ?? '{}'
      return seatOf(JSON.parse(body).issueId).askPanel(body)
    }
    const { browses, seesDevelopment } = seatOf(
      new URL(path, 'https://jira.test').searchParams.get('issueId'),
    ).person
    const held = { BROWSE_PROJECTS: browses, VIEW_DEV_TOOLS: seesDevelopment, ADMINISTER: false }
    const permissions = Object.fromEntries(
      Object.entries(held).map(([key, havePermission]) => [key, { key, havePermission }]),
    )
    return Response.json({ permissions })
  }
  Object.assign(globalThis, { __forge_runtime__: {}, __forge_fetch__: forgeFetch })

  return {
    async open(issue: { readonly issueId: string; readonly key: string }, seat: Seat): Promise<PanelAnswer> {
      seats.set(issue.issueId, seat)
      const context = { accountId: 'somebody', extension: { issue: { id: issue.issueId, key: issue.key } } }
      const answer = await panelFunctions.readPanel({ payload: undefined, context } as never)
      seats.delete(issue.issueId)
      return answer
    },
  }
}
