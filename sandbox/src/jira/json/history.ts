import { getPerson } from '../people'
import { jiraTime, type Site } from '../site'
import type { FakeHistory } from '../state'
import { userJson } from './user'

/** One entry of an issue's changelog. */
export const historyJson = (
  site: Site,
  apiUrl: string,
  { id, authorId, createdAt, items, metadata }: FakeHistory,
) => ({
  id,
  author: userJson(site, apiUrl, getPerson(authorId)),
  created: jiraTime(createdAt),
  items: items.map((item) => ({
    field: item.field,
    fieldtype: 'jira',
    ...(site.dialect === 'cloud' && { fieldId: item.field }),
    from: item.from,
    fromString: item.fromString,
    to: item.to,
    toString: item.toString,
  })),
  ...(metadata && { historyMetadata: metadata }),
})
