import { z } from 'zod'
import type { Records } from './records'
import type { FakeComment } from './state'

/** The property by which a service project tells internal comments from those for customers. */
const INTERNAL = 'sd.public.comment'

export const isInternal = ({ properties }: Pick<FakeComment, 'properties'>): boolean =>
  properties.some(({ key, value }) => key === INTERNAL && Internal.safeParse(value).success)

const Internal = z.object({ internal: z.literal(true) })

type Content = Pick<FakeComment, 'body' | 'wiki' | 'properties'>

/** Comments and their properties. Who writes is named by account id. */
export function createCommentStore(records: Records) {
  const changed = ({ issueId }: FakeComment) => records.changes.tell({ issueId, what: 'comments' })

  const tell = (
    verb: 'commented:issue' | 'deleted:comment',
    comment: FakeComment,
    { by, isNew = false }: { readonly by: string; readonly isNew?: boolean },
  ) => {
    changed(comment)
    records.tell({ verb, issue: records.getIssue(comment.issueId), by, comment, isNew })
  }

  const projectOf = (issueId: string) => records.getProject(records.getIssue(issueId).projectId)

  /** What a service project makes of a comment: one without internal comments does not keep that it should be one. */
  const takenIn = (issueId: string, content: Content): Content => {
    if (!projectOf(issueId).ignoresInternal) return content
    return { ...content, properties: content.properties.filter(({ key }) => key !== INTERNAL) }
  }

  const tellCustomers = (comment: FakeComment) => {
    const { issueId, body } = comment
    if (projectOf(issueId).isService && !isInternal(comment))
      records.state().customerMails.push({ issueId, body })
  }

  return {
    comments: (issueId: string): readonly FakeComment[] =>
      records.state().comments.filter((comment) => comment.issueId === issueId),
    findComment: (id: string): FakeComment | undefined =>
      records.state().comments.find((each) => each.id === id),

    addComment(issueId: string, sent: Content, by: string): FakeComment {
      const content = takenIn(issueId, sent)
      const at = records.now()
      const id = String(records.nextId())
      const comment = {
        id,
        issueId,
        authorId: by,
        updateAuthorId: by,
        ...content,
        createdAt: at,
        updatedAt: at,
      }
      records.state().comments.push(comment)
      tellCustomers(comment)
      tell('commented:issue', comment, { by, isNew: true })
      return comment
    },

    /** Properties that are not named stay as they are. */
    editComment(comment: FakeComment, sent: Content, by: string) {
      const { body, wiki, properties } = takenIn(comment.issueId, sent)
      const others = comment.properties.filter(
        ({ key }) => !properties.some((property) => property.key === key),
      )
      const updatedAt = records.now()
      Object.assign(comment, {
        body,
        wiki,
        properties: [...others, ...properties],
        updateAuthorId: by,
        updatedAt,
      })
      tellCustomers(comment)
      tell('commented:issue', comment, { by })
    },

    deleteComment(comment: FakeComment, by: string) {
      const state = records.state()
      state.comments = state.comments.filter((each) => each !== comment)
      tell('deleted:comment', comment, { by })
    },

    /** An undefined value takes the property away. */
    setCommentProperty(comment: FakeComment, key: string, value: unknown) {
      const others = comment.properties.filter((property) => property.key !== key)
      comment.properties = value === undefined ? others : [...others, { key, value }]
      changed(comment)
    },
  }
}
