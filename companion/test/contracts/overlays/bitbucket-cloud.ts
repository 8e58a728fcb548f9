import { changeSchemas, type Overlay } from '../overlay'

/**
 * The contract takes a comment without any text. It also demands `type`, which the server does not: we send it.
 * Source: https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/
 */
export const bitbucketCloudOverlay: Overlay = (document) =>
  changeSchemas(document, {
    pullrequest_comment: (comment) => ({
      allOf: [
        comment,
        {
          required: ['content'],
          properties: { content: { type: 'object', required: ['raw'], properties: rawText } },
        },
      ],
    }),
  })

const rawText = { raw: { type: 'string', minLength: 1 } }
