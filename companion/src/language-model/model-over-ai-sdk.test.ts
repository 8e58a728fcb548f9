import { afterEach, describe, expect, test } from '@jest/globals'
import { createModelServer } from '../../test/model-server'
import { loopbackOnly, publicInternet } from '../fetch/egress'
import { createSafeFetch } from '../fetch/safe-fetch'
import type { ModelSettings } from './language-model'
import { modelOverAiSdk } from './model-over-ai-sdk'

type Server = Awaited<ReturnType<typeof createModelServer>>
let server: Server | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const serve = async (...answer: Parameters<typeof createModelServer>) => {
  server = await createModelServer(...answer)
  return server
}
const request = { instructions: 'Be brief.', facts: '{"title":"Retry"}', mostTokens: 100 }
const settingsOf = (
  { baseUrl }: Pick<Server, 'baseUrl'>,
  more: Partial<ModelSettings> = {},
): ModelSettings => ({
  ...{ provider: 'openai-compatible', model: 'small-1', baseUrl, key: 'the key' },
  ...more,
})
const fetch = createSafeFetch(loopbackOnly)
const ask = (settings: ModelSettings, deadlineMs?: number) =>
  modelOverAiSdk(settings, fetch, deadlineMs).write(request)

describe('a language model', () => {
  test.each<readonly [ModelSettings['provider'], string, string, string]>([
    ['openai-compatible', '/v1/chat/completions', 'authorization', 'Bearer the key'],
    ['anthropic', '/v1/messages', 'x-api-key', 'the key'],
  ])(
    'that is %s is asked once, with its key, and what it writes is what it answers',
    async (provider, path, header, key) => {
      const { asked, baseUrl } = await serve(() => 'Retries calls.')
      expect(await ask(settingsOf({ baseUrl }, { provider }))).toEqual({ text: 'Retries calls.' })
      expect(asked).toEqual([
        expect.objectContaining({ path, model: 'small-1', system: 'Be brief.', user: '{"title":"Retry"}' }),
      ])
      expect(asked[0]?.headers[header]).toBe(key)
    },
  )

  test('without a key is asked without one', async () => {
    const { asked, baseUrl } = await serve(() => 'Yes.')
    await ask(settingsOf({ baseUrl }, { key: undefined }))
    expect(asked[0]?.headers).not.toHaveProperty('authorization')
  })

  test('is known by the name its maker gave it', () => {
    expect(modelOverAiSdk(settingsOf({ baseUrl: '' }), fetch).name).toBe('small-1')
  })
})

describe('a language model says why it is silent', () => {
  test('when it takes too long: it is asked no longer', async () => {
    const settings = settingsOf(await serve(() => 'never'))
    const start = performance.now()
    expect(await ask(settings, 200)).toEqual({ silence: 'did not answer within 0.2 seconds' })
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test.each([401, 404, 429, 500, 529])('when it answers %i, and nobody asks again', async (status) => {
    const { asked, baseUrl } = await serve(() => ({ status }))
    expect(await ask(settingsOf({ baseUrl }))).toEqual({ silence: `answered ${status}` })
    expect(asked).toHaveLength(1)
  })

  test.each([
    ['no JSON', '<html>'],
    ['JSON of another form', '{"choices":[]}'],
  ])('when it answers with %s', async (_, body) => {
    const settings = settingsOf(await serve(() => ({ status: 200, body })))
    expect(await ask(settings)).toEqual({ silence: 'could not be reached or understood' })
  })

  test('when it answers nothing', async () => {
    expect(await ask(settingsOf(await serve(() => ' ')))).toEqual({ silence: 'answered nothing' })
  })

  test('when it is down', async () => {
    const gone = await serve(() => '')
    const settings = settingsOf(gone)
    await gone.close()
    server = undefined
    expect(await ask(settings)).toEqual({ silence: 'could not be reached or understood' })
  })

  test('when it sends on to another place, which never sees the key', async () => {
    const elsewhere = await createModelServer(() => 'Trapped.')
    const location = `${elsewhere.baseUrl}/chat/completions`
    const settings = settingsOf(await serve(() => ({ status: 307, location })))
    expect(await ask(settings)).toEqual({ silence: 'is at an address that may not be called' })
    expect(elsewhere.asked).toEqual([])
    await elsewhere.close()
  })

  test('when its address may not be called', async () => {
    const settings = settingsOf(await serve(() => 'Yes.'))
    const model = modelOverAiSdk(settings, createSafeFetch(publicInternet))
    expect(await model.write(request)).toEqual({ silence: 'is at an address that may not be called' })
    expect(server?.asked).toEqual([])
  })
})
