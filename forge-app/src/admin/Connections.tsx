import { Box, Button, Heading, Inline, Stack, Text, xcss } from '@forge/react'
import type { SetupConnection } from '@throughline/shared/setup'
import { useState } from 'react'
import { Subtle } from '../Subtle'
import { useAdmin } from './admin-context'
import { CheckList } from './CheckList'
import { ConnectionLozenge } from './ConnectionLozenge'
import { Disconnect } from './Disconnect'
import { CheckProblem, TokenForm } from './TokenForm'
import { Trouble } from './Trouble'
import { useChecks } from './use-checks'

/** Jira and the git hosts: how each stands, and what can be done about it. */
export function Connections() {
  const { setup, words } = useAdmin()
  const { jira, gitHosts } = setup
  const [isConnecting, setConnecting] = useState(gitHosts.length === 0)
  return (
    <Stack space="space.200">
      {jira === undefined ? null : (
        <Card connection={jira}>
          <Text>{words.connections.jiraByApp}</Text>
        </Card>
      )}
      {gitHosts.map((connection) => (
        <GitHostCard key={connection.id} connection={connection} />
      ))}
      {isConnecting ? (
        <ConnectGitHub />
      ) : (
        <Inline>
          <Button iconBefore="add" onClick={() => setConnecting(true)}>
            {words.connect.another}
          </Button>
        </Inline>
      )}
    </Stack>
  )
}

function ConnectGitHub() {
  const words = useAdmin().words.connect
  const checks = useChecks()
  return (
    <Box xcss={card}>
      <Stack space="space.200">
        <Heading as="h3" size="small">
          {words.title}
        </Heading>
        <Text>{words.lead}</Text>
        <TokenForm
          name="GitHub"
          submitLabel={words.save}
          checks={checks}
          save={(fields) => checks.start('connect-git-host', { host: 'github', ...fields })}
        />
      </Stack>
    </Box>
  )
}

function GitHostCard({ connection }: { readonly connection: SetupConnection }) {
  const { words } = useAdmin()
  const checks = useChecks()
  const [isReplacing, setReplacing] = useState(false)
  const { id: connectionId, name } = connection
  const checkAgain = () => void checks.start('check-again', { connectionId })
  if (isReplacing) {
    return (
      <Card connection={connection}>
        <TokenForm
          name={name}
          fixedUrl={name}
          submitLabel={words.connect.replace}
          checks={checks}
          save={({ token, expiresOn }) =>
            checks.start('replace-git-host-token', { connectionId, token, expiresOn })
          }
        />
        <Inline>
          <Button appearance="subtle" onClick={() => setReplacing(false)}>
            {words.close}
          </Button>
        </Inline>
      </Card>
    )
  }
  return (
    <Card connection={connection}>
      {connection.lastError === undefined ? null : (
        <Text>{words.connections.lastError(connection.lastError, connection.lastErrorAt)}</Text>
      )}
      {checks.run === undefined ? null : <CheckList run={checks.run} name={name} kind="git-host" />}
      <CheckProblem run={checks.run} useAddress={() => {}} tryAgain={checkAgain} />
      <Trouble problem={checks.problem} title={words.connect.notStarted} />
      <Inline space="space.100" shouldWrap rowSpace="space.100">
        <Button isDisabled={checks.isRunning} onClick={checkAgain}>
          {words.connections.checkAgain}
        </Button>
        <Button onClick={() => setReplacing(true)}>{words.connect.replace}</Button>
        <Disconnect connection={connection} />
      </Inline>
    </Card>
  )
}

interface CardProps {
  readonly connection: SetupConnection
  readonly children: React.ReactNode
}

function Card({ connection, children }: CardProps) {
  const { words } = useAdmin()
  return (
    <Box xcss={card}>
      <Stack space="space.150">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h3" size="small">
            {words.hostAt(connection)}
          </Heading>
          <ConnectionLozenge connection={connection} />
        </Inline>
        <Stack>
          {words.connections.facts(connection).map((fact) => (
            <Subtle key={fact}>{fact}</Subtle>
          ))}
        </Stack>
        {children}
      </Stack>
    </Box>
  )
}

const card = xcss({
  padding: 'space.200',
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.medium',
})
