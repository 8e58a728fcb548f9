import { z } from 'zod'
import type { FakeGitHost } from '../../../sandbox/src/git-host/fake-git-host'
import type { FakeJira } from '../../../sandbox/src/jira/fake-jira'
import type { Evidence } from './evidence'

const Secrets = z.object({
  tokens: z.array(z.object({ token: z.string() })),
  hooks: z.array(z.object({ secret: z.string().optional() })).default([]),
})

/** Everything that both fakes hold at this moment to know the companion by: its tokens, and the secrets of webhooks. */
export const knowSecretsOfFakes = (
  { know }: Evidence,
  { jira, gitHost }: { readonly jira: FakeJira; readonly gitHost: FakeGitHost },
) => {
  for (const [whose, fake] of [
    ['Jira', jira],
    ['the git host', gitHost],
  ] as const) {
    const { tokens, hooks } = Secrets.parse(fake.snapshot())
    know(`a token of ${whose}`, ...tokens.map(({ token }) => token))
    know(`a webhook’s secret of ${whose}`, ...hooks.map(({ secret }) => secret))
  }
  know('a webhook’s secret of Jira', ...jira.webhooks().map(({ secret }) => secret))
}
