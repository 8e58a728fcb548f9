import { expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import { withoutSecrets } from './without-secrets'

const token = `ghp_${'a1B2c3'.repeat(6)}`

test('what people wrote on a pull request is kept without the secrets in it', () => {
  const pull = aPullRequest({
    title: `SHOP-7 Use ${token}`,
    body: `Because of\n${token}`,
    labels: [token],
    commits: [{ sha: 'a'.repeat(40), message: `Add ${token}` }],
  })
  expect(JSON.stringify(withoutSecrets(pull))).not.toContain(token)
  expect(withoutSecrets(pull)).toMatchObject({
    title: 'SHOP-7 Use [GitHub token removed]',
    body: 'Because of\n[GitHub token removed]',
    branch: pull.branch,
    url: pull.url,
  })
})
