import type { SafeFetch } from '../../src/fetch/safe-fetch'
import type { SentRequest } from './sent-request'

/** The same fetch; `note` sees each request before it is sent. */
export const gatedFetch =
  (fetch: SafeFetch, note: (request: SentRequest) => void): SafeFetch =>
  (url, request = {}) => {
    const { method = 'GET', body } = request
    note({ method, url, contentType: new Headers(request.headers).get('content-type') ?? undefined, body })
    return fetch(url, request)
  }
