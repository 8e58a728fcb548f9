import type { Records } from './records'
import type { FakeComment } from './state'

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

  return {
    comments: (issueId: string): readonly FakeComment[] =>
      records.state().comments.filter((comment) => comment.issueId === issueId),
    findComment: (id: string): FakeComment | undefined =>
      records.state().comments.find((each) => each.id === id),

    addComment(issueId: string, content: Content, by: string): FakeComment {
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
      tell('commented:issue', comment, { by, isNew: true })
      return comment
    },

    /** Properties that are not named stay as they are. */
    editComment(comment: FakeComment, { body, wiki, properties }: Content, by: string) {
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
