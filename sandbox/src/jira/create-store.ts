import type { Records } from './records'
import type { FakeIssue, FakeIssueLink } from './state'
import { FakeScreenField } from './workflow'
import type { ScreenField } from './workflow-change'

/** How new issues come to be, and what joins issues. */
export function createCreateStore({ state, getProject, getIssue, nextId, changes }: Records) {
  const linksOf = (issueId: string): readonly FakeIssueLink[] =>
    state().issueLinks.filter(({ inwardId, outwardId }) => inwardId === issueId || outwardId === issueId)

  return {
    linksOf,

    createFieldsOf: (projectId: string): readonly FakeScreenField[] =>
      state().createScreens.find((screen) => screen.projectId === projectId)?.fields ?? [],

    setCreateScreen(projectKey: string, fields: readonly ScreenField[]) {
      const { id: projectId } = getProject(projectKey)
      const others = state().createScreens.filter((screen) => screen.projectId !== projectId)
      const parsed = fields.map((field) => FakeScreenField.parse(field))
      state().createScreens = [...others, { projectId, fields: parsed }]
    },

    /** One more than the highest number that any issue of the project has or had. */
    nextKeyIn(projectId: string): string {
      const { key } = getProject(projectId)
      const numbers = state().issues.flatMap((issue: FakeIssue) =>
        [issue.key, ...issue.formerKeys]
          .filter((each) => each.startsWith(`${key}-`))
          .map((each) => Number(each.slice(key.length + 1))),
      )
      return `${key}-${Math.max(0, ...numbers) + 1}`
    },

    linkIssues(inward: string, outward: string) {
      const [inwardId, outwardId] = [getIssue(inward).id, getIssue(outward).id]
      state().issueLinks.push({ id: String(nextId()), inwardId, outwardId })
      for (const issueId of [inwardId, outwardId]) changes.tell({ issueId, what: 'links' })
    },
  }
}
