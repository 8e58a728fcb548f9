import type { PageData } from '../page-data'

/** Calls the panel's function as Jira does; rejects with its message when it throws. */
export async function invokeFunction(
  page: PageData,
  functionKey: string,
  payload: unknown,
): Promise<unknown> {
  const response = await fetch('/sandbox/invoke', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      functionKey,
      payload,
      moduleKey: page.moduleKey,
      issueKey: page.subject?.issue.key,
      accountId: page.accountId,
    }),
  })
  const answer = (await response.json()) as { readonly value?: unknown; readonly error?: string }
  if (response.ok) return answer.value
  throw new Error(`There was an error invoking the function - ${answer.error ?? response.status}`)
}
