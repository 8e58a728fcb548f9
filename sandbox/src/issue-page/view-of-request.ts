import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { FakeJira } from '../jira/fake-jira'
import type { Theme } from './Document'
import { personViewOf } from './issue-view'
import type { PanelWidth, ViewCardProps } from './ViewCard'

const themes: readonly Theme[] = ['light', 'dark', 'auto']
const widths: readonly PanelWidth[] = ['320', '480', '760', 'full']

/** How this visitor wants to look at the sandbox: from cookies, each with something sensible in its stead. */
export function viewOfRequest(c: Context, jira: FakeJira): ViewCardProps {
  const people = jira.people
    .filter(({ accountType }) => accountType === 'atlassian')
    .map(({ accountId }) => personViewOf(jira, accountId))
  const [first] = people
  const person = people.find(({ accountId }) => accountId === getCookie(c, 'person')) ?? first
  if (person === undefined) throw new Error("The sandbox's Jira has nobody who could look at it.")
  return {
    theme: themeOfRequest(c),
    width: widths.find((width) => width === getCookie(c, 'width')) ?? 'full',
    person,
    people,
  }
}

/** The same for a page of admins: somebody who has not said who they are is one of them. */
export function adminViewOfRequest(c: Context, jira: FakeJira): ViewCardProps {
  const view = viewOfRequest(c, jira)
  const admin = view.people.find(({ remark }) => remark === 'admin')
  return getCookie(c, 'person') === undefined && admin ? { ...view, person: admin } : view
}

export const themeOfRequest = (c: Context): Theme =>
  themes.find((theme) => theme === getCookie(c, 'theme')) ?? 'auto'
