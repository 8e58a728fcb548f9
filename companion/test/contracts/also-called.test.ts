import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { contractFolder, describeWithContracts } from './contract-file'
import { type OpenApiDocument, parameterOf } from './openapi-document'
import { alsoCalled } from './overlays/github'

describeWithContracts('what is added to GitHub’s trimmed contract', () => {
  it('is what the whole one says', () => {
    const packed = readFileSync(join(contractFolder, 'full', 'github.openapi.full.json.gz'))
    const whole: OpenApiDocument = JSON.parse(gunzipSync(packed).toString())
    const calls = Object.entries(alsoCalled).flatMap(([path, { get, post }]) => [
      { operation: get, official: whole.paths[path]?.get },
      { operation: post, official: whole.paths[path]?.post },
    ])
    for (const { operation, official } of calls.filter(({ operation: own }) => own !== undefined)) {
      const parameters = official?.parameters?.map((parameter) => parameterOf(whole, parameter)) ?? []
      expect(operation?.parameters).toEqual(
        parameters.map(({ in: place, name, required, schema }) => ({
          in: place,
          name,
          required,
          schema: { type: schema?.type },
        })),
      )
      expect(withoutWords(official?.requestBody)).toEqual(operation?.requestBody)
    }
  }, 30_000)
})

/** The same without what only people read. */
const withoutWords = (body: unknown): unknown =>
  JSON.parse(
    JSON.stringify(body ?? null, (key, value: unknown) =>
      key === 'description' || key === 'examples' ? undefined : value,
    ),
  ) ?? undefined
