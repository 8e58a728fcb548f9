import { Failure } from '../src/failure'
import type { Invocation, VerifyForgeToken } from '../src/http/forge-token'

/** A verifier that believes the tokens it has been told about; each stands for one invocation. */
export const createKnownTokens = () => {
  const invocations = new Map<string, Invocation>()
  const verify: VerifyForgeToken = async (authorization) => {
    const invocation = invocations.get(authorization ?? '')
    if (!invocation) throw new Failure('invocation-token-invalid', 'The invocation token is not valid here.')
    return invocation
  }
  return {
    verify,
    /** The `authorization` header of this invocation. */
    tokenFor(invocation: Invocation): string {
      const authorization = `Bearer ${invocations.size}`
      invocations.set(authorization, invocation)
      return authorization
    },
  }
}

/** A token that ends in so many seconds, as Jira would send one for its own API; only its end can be read. */
export const aSystemToken = (words: string, endsInSeconds: number): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ words, exp: Math.floor(Date.now() / 1000) + endsInSeconds })}.signature`
}
