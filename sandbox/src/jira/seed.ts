import type { AdfDocument } from './adf'
import { dana, ira, mina, olu } from './people'
import { seededProjects } from './projects'
import type { FakeIssue, JiraState } from './state'

const paragraph = (text: string): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

const createdAt = '2026-11-16T09:20:00.000Z'

const issue = (
  own: Pick<FakeIssue, 'id' | 'key' | 'projectId' | 'issueType' | 'summary' | 'statusId' | 'reporterId'> &
    Partial<FakeIssue> & { readonly text: string },
): FakeIssue => {
  const { text, ...rest } = own
  return {
    formerKeys: [],
    description: paragraph(text),
    watcherIds: [],
    components: [],
    properties: [],
    labels: [],
    filledIn: {},
    createdAt,
    updatedAt: createdAt,
    ...rest,
  }
}

/** The site as a visitor first finds it. */
export const seededState = (): JiraState => ({
  nextId: 20_000,
  projects: structuredClone([...seededProjects]),
  comments: [],
  remoteLinks: [],
  histories: [],
  workflows: [],
  createScreens: [],
  issueLinks: [],
  customerMails: [],
  webhooks: [],
  leftIds: [],
  issues: [
    issue({
      id: '10007',
      key: 'SHOP-7',
      projectId: '10000',
      issueType: 'Bug',
      summary: 'Checkout times out when the payment provider is slow',
      text: 'When the provider needs more than 30 seconds, the customer sees an error page and the order is lost. Retry within a deadline and keep the order.',
      statusId: '3',
      assigneeId: mina.accountId,
      reporterId: ira.accountId,
      watcherIds: [dana.accountId, olu.accountId],
      components: [{ id: '10100', name: 'Payments' }],
    }),
    issue({
      id: '10008',
      key: 'SHOP-8',
      projectId: '10000',
      issueType: 'Story',
      summary: 'Gift cards can pay for part of an order',
      text: 'A customer who has a gift card with too little on it wants to pay the rest by card.',
      statusId: '10000',
      assigneeId: dana.accountId,
      reporterId: olu.accountId,
      components: [{ id: '10100', name: 'Payments' }],
    }),
    issue({
      id: '10009',
      key: 'SHOP-9',
      projectId: '10000',
      issueType: 'Task',
      summary: 'Show the delivery date on the order page',
      text: 'The warehouse tells us the date; the order page does not show it yet.',
      statusId: '10001',
      assigneeId: mina.accountId,
      reporterId: dana.accountId,
    }),
    issue({
      id: '10103',
      key: 'OPS-3',
      projectId: '10001',
      issueType: 'Task',
      summary: 'Alert when the payment queue grows',
      text: 'Page the person on duty when more than 500 payments have waited for over a minute.',
      statusId: '10000',
      assigneeId: dana.accountId,
      reporterId: olu.accountId,
    }),
  ],
})
