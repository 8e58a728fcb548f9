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
    for (const [path, { get }] of Object.entries(alsoCalled)) {
      const official = whole.paths[path]?.get
      const parameters = official?.parameters?.map((parameter) => parameterOf(whole, parameter)) ?? []
      expect(get?.parameters).toEqual(
        parameters.map(({ in: place, name, required, schema }) => ({
          in: place,
          name,
          required,
          schema: { type: schema?.type },
        })),
      )
      expect(official?.requestBody).toBeUndefined()
    }
  }, 30_000)
})
