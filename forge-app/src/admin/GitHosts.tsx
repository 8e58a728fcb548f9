import { DynamicTable, Heading, Stack } from '@forge/react'
import type { SetupGitHost } from '@throughline/shared/setup'
import { adminMessages as words } from './messages'

/** The git hosts that pull requests of this site come from. */
export function GitHosts({ gitHosts }: { readonly gitHosts: readonly SetupGitHost[] }) {
  const { title, columns } = words.gitHosts
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {title}
      </Heading>
      <DynamicTable
        label={title}
        head={{
          cells: [
            { key: 'name', content: columns.name },
            { key: 'host', content: columns.host },
            { key: 'repositories', content: columns.repositories },
          ],
        }}
        rows={gitHosts.map(({ id, name, host, repositoryCount }) => ({
          key: id,
          cells: [
            { key: 'name', content: name },
            { key: 'host', content: words.hosts[host] },
            { key: 'repositories', content: words.count(repositoryCount) },
          ],
        }))}
      />
    </Stack>
  )
}
