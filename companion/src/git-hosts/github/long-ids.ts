import type { SafeFetch } from '../../fetch/safe-fetch'

/**
 * GitHub numbers deliveries with 64 bits, more than a number of JavaScript holds: in the list of them, ids that long
 * become texts.
 * Source: `hook-delivery-item` in https://github.com/github/rest-api-description
 */
export const withLongIds =
  (fetch: SafeFetch): SafeFetch =>
  async (url, request) => {
    const response = await fetch(url, request)
    if (!response.ok || !/\/deliveries(\?|$)/.test(url)) return response
    const text = await response.text()
    const { status, headers } = response
    return new Response(text.replaceAll(/"id":\s?(\d{16,20})\b/g, '"id":"$1"'), { status, headers })
  }
