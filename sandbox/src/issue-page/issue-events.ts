import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { FakeGitHost } from '../git-host/fake-git-host'
import type { FakeJira } from '../jira/fake-jira'

const heartbeatMs = 15_000

/** Tells an open issue page, until it is closed, that the issue or the git host has changed; what, the page asks itself. */
export const issueEvents = (c: Context, jira: FakeJira, gitHost: FakeGitHost, issueId: string) =>
  streamSSE(c, async (stream) => {
    const send = (event: string) => void stream.writeSSE({ event, data: '' })
    const stops = [
      jira.onChange((change) => {
        if (change.issueId === issueId) send('issue')
      }),
      gitHost.onChange(() => send('git-host')),
    ]
    const heartbeat = setInterval(() => send('heartbeat'), heartbeatMs)
    send('hello')
    await new Promise<void>((closed) => stream.onAbort(closed))
    clearInterval(heartbeat)
    for (const stop of stops) stop()
  })
