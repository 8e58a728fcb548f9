/** Few on purpose: graphile-worker locks every row of its queue table for each job it fetches. */
const QUEUES = 64

/** Several pull requests may share a queue; one pull request never has two. */
export const queueOf = (tenantId: string, hostRepositoryId: string, number: number): string => {
  let hash = 0
  for (const char of `${tenantId} ${hostRepositoryId} ${number}`)
    hash = (Math.imul(hash, 31) + char.charCodeAt(0)) | 0
  return `pr-${Math.abs(hash) % QUEUES}`
}
