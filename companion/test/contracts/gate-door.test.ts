import { expect, it } from '@jest/globals'
import { Hono } from 'hono'
import { createGateDoor } from './gate-door'
import { gatedFetch } from './gated-fetch'
import type { Gate, SentRequest } from './sent-request'

const refusesText: Gate = {
  violationsOf: ({ method, body }) => (body?.includes('text') ? [`${method}: no text`] : []),
}
const wrong = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":1}' }

it('the door of a fake notes a wrong request, and the fake still reads and answers it', async () => {
  const door = createGateDoor(refusesText)
  const fake = new Hono().use(door.watch).post('/x', async (c) => c.json(await c.req.json(), 201))

  const response = await fake.request('/x', wrong)

  expect([response.status, await response.json()]).toEqual([201, { text: 1 }])
  expect(door.violations).toEqual(['POST: no text'])
})

it('the door of a fake without a contract notes nothing', async () => {
  const door = createGateDoor(undefined)
  await new Hono().use(door.watch).request('/x', wrong)
  expect(door.violations).toEqual([])
})

it('a gated fetch shows each request as it is sent', async () => {
  const seen: SentRequest[] = []
  const fetch = gatedFetch(
    async () => new Response('answer'),
    (request) => seen.push(request),
  )

  expect(await (await fetch('https://git.example/a?b=1', wrong)).text()).toBe('answer')
  await fetch('https://git.example/c')

  expect(seen).toEqual([
    { method: 'POST', url: 'https://git.example/a?b=1', contentType: 'application/json', body: '{"text":1}' },
    { method: 'GET', url: 'https://git.example/c', contentType: undefined, body: undefined },
  ])
})
