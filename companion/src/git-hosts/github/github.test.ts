import { createHmac, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describeGitHost } from '../git-host.contract'
import { github } from './github'

describeGitHost(github, {
  folder: join(__dirname, 'fixtures'),
  headersOf: (event, body, secret) => ({
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }),
})
