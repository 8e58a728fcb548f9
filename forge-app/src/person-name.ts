import { asUser, NeedsAuthenticationError, route } from '@forge/api'
import { createPermissionMemory } from './permission-memory'
import { within } from './within'

const patienceMs = 5_000
const names = createPermissionMemory<string>(() => Date.now())

/**
 * What colleagues call this person: what they do is kept under it. Where Jira does not tell, their account id stands in.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/
 */
export async function readPersonName(accountId: string): Promise<string> {
  const question = { accountId, keys: ['displayName'] }
  const known = names.find(question)
  if (known !== undefined) return known
  const name = await ask().catch((error) => {
    if (error instanceof NeedsAuthenticationError) throw error
    return undefined
  })
  if (name === undefined) return accountId
  names.keep(question, name)
  return name
}

async function ask(): Promise<string | undefined> {
  const headers = { accept: 'application/json' }
  const response = await within(patienceMs, asUser().requestJira(route`/rest/api/3/myself`, { headers }))
  if (!response.ok) return undefined
  const { displayName }: { readonly displayName?: unknown } = await response.json()
  return typeof displayName === 'string' && displayName !== '' ? displayName.slice(0, 200) : undefined
}
