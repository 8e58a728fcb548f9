import { problemText } from '@throughline/shared/connection-words'
import { Failure } from '../../failure'

/**
 * Throws `cannot-connect` in the hosted companion, whatever was typed: Atlassian does not allow a Marketplace app to
 * collect tokens of Jira, and a hosted tenant has its Jira by the installed app.
 */
export const refuseWhenHosted = (mode: 'hosted' | 'self-managed'): void => {
  if (mode !== 'hosted') return
  const problem = { id: 'token.hostedCloud', facts: {} } as const
  const { title, text } = problemText(problem)
  throw new Failure('cannot-connect', `${title}. ${text}`, { problem })
}
