import { describe, expect, it } from '@jest/globals'
import type { OpenApiDocument, Schema } from './openapi-document'
import { createOpenApiGate } from './openapi-gate'

/** A contract of our own, small enough to know what is right. */
const gateOf = (paths: OpenApiDocument['paths'], schemas: Readonly<Record<string, Schema>> = {}) =>
  createOpenApiGate({
    document: { info: { title: 'Shop' }, paths, components: { schemas } },
    pathOf: (pathname) => pathname.replace('/v1', ''),
    foreign: {},
  })

const asksFor = (schema: Schema) => {
  const body = { required: true, content: { 'application/json': { schema } } }
  return gateOf({ '/order': { post: { requestBody: body } } }, { Person: person })
}
const person: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string', nullable: true },
    age: { type: 'integer', format: 'int32', minimum: 0, exclusiveMinimum: true },
  },
}
const send = (schema: Schema, value: unknown, contentType = 'application/json; charset=utf-8') =>
  asksFor(schema).violationsOf({
    method: 'POST',
    url: 'https://shop.example/v1/order',
    contentType,
    body: JSON.stringify(value),
  })

const aPerson: Schema = { $ref: '#/components/schemas/Person' }
const customer: Schema = { allOf: [aPerson, { type: 'object', properties: { since: { type: 'string' } } }] }

describe('a body', () => {
  it.each<[string, Schema, unknown, string]>([
    ['of the wrong type', aPerson, { name: 7 }, '.name must be string'],
    ['without what is required', aPerson, {}, "required property 'name'"],
    ['at a limit that is excluded', aPerson, { name: 'Mina', age: 0 }, '.age must be > 0'],
    ['with a property that nobody documents', aPerson, { name: 'Mina', nam: 'Mina' }, '"nam"'],
    ['with such a property deep inside', { type: 'array', items: aPerson }, [{ name: 'M', x: 1 }], '"x"'],
    ['with such a property in a combination', customer, { name: 'Mina', until: '' }, '"until"'],
  ])('%s is refused', (_, schema, value, because) => {
    expect(send(schema, value)).toContainEqual(expect.stringContaining(because))
  })

  it.each<[string, Schema, unknown]>([
    ['without what only the server writes', aPerson, { name: 'Mina' }],
    ['with a null where that is allowed', aPerson, { name: null }],
    ['of a combination', customer, { name: 'Mina', since: '2026' }],
    ['null where a whole schema allows it', { ...person, nullable: true }, null],
    ['with any property where the schema names none', { type: 'object' }, { anything: 1 }],
    ['of a type that JSON Schema does not have', { type: 'text' }, 'anything'],
  ])('%s is accepted', (_, schema, value) => {
    expect(send(schema, value)).toEqual([])
  })

  it('that is not declared as JSON is refused', () => {
    expect(send(aPerson, { name: 'Mina' }, 'text/plain')).toEqual([
      'POST /order: the body is not sent as application/json',
    ])
  })

  it('that is not JSON is refused', () => {
    const request = { method: 'POST', url: '/order', contentType: 'application/json', body: '{' }
    expect(asksFor(aPerson).violationsOf(request)).toEqual(['POST /order: the body is not JSON'])
  })

  it('is refused where none is wanted', () => {
    const request = { method: 'GET', url: '/order', contentType: 'application/json', body: '{}' }
    expect(gateOf({ '/order': { get: {} } }).violationsOf(request)).toEqual([
      'GET /order: no body is documented',
    ])
  })
})

describe('an operation', () => {
  const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } }
  const ref = { in: 'path', name: 'ref', required: true, 'x-multi-segment': true }
  const gate = gateOf({
    '/order/{id}': { parameters: [id], get: {}, delete: { deprecated: true } },
    '/order/bulk': { post: {} },
    '/file/{ref}': { parameters: [ref], get: {} },
    '/file/{ref}/history': {
      parameters: [ref],
      get: { parameters: [{ in: 'query', name: 'since', required: true }] },
    },
  })

  it.each([
    ['that there is not', 'GET', '/parcel', ['GET /parcel: Shop has no such operation']],
    ['of another method', 'PUT', '/order/7', ['PUT /order/7: Shop has no such operation']],
    ['of a more literal path', 'GET', '/order/bulk', ['GET /order/bulk: Shop has no such operation']],
    ['on its way out', 'DELETE', '/order/7', ['DELETE /order/{id}: the operation is deprecated']],
    [
      'with a path that has not its type',
      'GET',
      '/order/x',
      ["GET /order/{id}: 'id' in the path must be integer"],
    ],
    ['as documented', 'GET', '/order/7', []],
    ['with slashes where they may be', 'GET', '/file/heads/main', []],
    [
      'whose path goes on',
      'GET',
      '/file/heads/main/history',
      ["GET /file/{ref}/history: the query parameter 'since' is missing"],
    ],
  ])('%s', (_, method, url, violations) => {
    expect(gate.violationsOf({ method, url })).toEqual(violations)
  })
})
