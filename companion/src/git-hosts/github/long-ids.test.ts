import { expect, test } from '@jest/globals'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { withLongIds } from './long-ids'

const answer =
  (body: string, status = 200): SafeFetch =>
  async () =>
    new Response(body, { status, headers: { 'content-type': 'application/json', link: '<x>; rel="next"' } })

const deliveries = 'https://api.github.com/repos/acme/storefront/hooks/1/deliveries?per_page=100'

test('ids too long for a number stay whole, and so does everything else', async () => {
  const body = '[{"id":9007199254740993123,"guid":"a"},{"id": 42,"status_code":202}]'
  const response = await withLongIds(answer(body))(deliveries)
  expect(await response.json()).toEqual([
    { id: '9007199254740993123', guid: 'a' },
    { id: 42, status_code: 202 },
  ])
  expect(response.headers.get('link')).toBe('<x>; rel="next"')
})

test.each([
  ['another list', 'https://api.github.com/user/repos', 200],
  ['a refusal', deliveries, 404],
])('%s is left alone', async (_, url, status) => {
  const body = '{"id":9007199254740993123}'
  const response = await withLongIds(answer(body, status))(url)
  expect([response.status, await response.text()]).toEqual([status, body])
})
