import type { ActionRequest } from '@throughline/shared/actions'
import type { CheckRun } from '@throughline/shared/connection-check'
import { useEffect, useRef, useState } from 'react'
import { useAdmin } from './admin-context'

/** The actions that answer with a run of checks. */
export type CheckingAction = 'connect-git-host' | 'replace-git-host-token' | 'check-again'

const pollMs = 700
/** A poll may be lost on the way; so many in a row mean that nobody answers. */
const mostLost = 5

/** Starts the checks of a connection and follows them to their end. `problem` is why they could not be followed. */
export function useChecks() {
  const { client, readAgain, words } = useAdmin()
  const [run, setRun] = useState<CheckRun>()
  const [problem, setProblem] = useState<string>()
  const [isStarting, setStarting] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])

  const follow = (runId: string, lost = 0) => {
    timer.current = setTimeout(async () => {
      const asked = await client.ask('read-checks', { runId })
      if (asked.kind === 'done') return take(asked.answer)
      if (asked.kind === 'unreachable' && lost < mostLost) return follow(runId, lost + 1)
      setProblem(words.trouble(asked))
    }, pollMs)
  }

  const take = (next: CheckRun) => {
    setRun(next)
    if (next.state === 'running') follow(next.runId)
    else void readAgain()
  }

  async function start<Name extends CheckingAction>(name: Name, request: ActionRequest<Name>): Promise<void> {
    clearTimeout(timer.current)
    setStarting(true)
    setProblem(undefined)
    setRun(undefined)
    const asked = await client.ask(name, request)
    setStarting(false)
    if (asked.kind === 'done') take(asked.answer as CheckRun)
    else setProblem(words.trouble(asked))
  }

  const isRunning = isStarting || (run?.state === 'running' && problem === undefined)
  return { run, problem, isRunning, start }
}
