import { it } from '@jest/globals'
import { describeWithContracts } from '../contract-file'
import { expectRefused, type Probe, type Row } from './probe'

const comment = (value: object): Probe => [
  'POST',
  '/2.0/repositories/acme/storefront/pullrequests/42/comments',
  value,
]
const right = comment({ type: 'pullrequest_comment', content: { raw: 'x' } })

const rows: readonly Row[] = [
  ['a comment without its type', comment({ content: { raw: 'x' } }), right, "required property 'type'"],
  [
    'a comment without text',
    comment({ type: 'pullrequest_comment', content: { text: 'x' } }),
    right,
    "required property 'raw'",
  ],
]

describeWithContracts('Bitbucket Cloud’s contract refuses', () => {
  it.each(rows)('%s', (...row) => expectRefused('bitbucket-cloud', row))
})
