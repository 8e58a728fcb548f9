import { Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import { fetchForSdk } from './fetch-for-sdk'
import type { LanguageModel, ModelSettings } from './language-model'

/** Nobody waits for a comment longer than for this: it is written without the model then. */
const DEADLINE_MS = 8_000

/** A model of Anthropic, or any that speaks as OpenAI's do. Its packages are loaded when it is asked for the first time. */
export const modelOverAiSdk = (
  settings: ModelSettings,
  fetch: SafeFetch,
  deadlineMs = DEADLINE_MS,
): LanguageModel => ({
  name: settings.model,
  async write({ instructions, facts, mostTokens }) {
    const abortSignal = AbortSignal.timeout(deadlineMs)
    try {
      const { generateText } = await import('ai')
      const { text } = await generateText({
        model: await openModel(settings, fetch),
        system: instructions,
        prompt: facts,
        maxOutputTokens: mostTokens,
        maxRetries: 0,
        abortSignal,
      })
      return text.trim() === '' ? { silence: 'answered nothing' } : { text }
    } catch (error) {
      const late = `did not answer within ${deadlineMs / 1_000} seconds`
      return { silence: abortSignal.aborted ? late : silenceOf(error) }
    }
  },
})

const openModel = async ({ provider, model, baseUrl, key }: ModelSettings, safeFetch: SafeFetch) => {
  // The SDK would tell the console about models it does not know.
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false })
  const fetch = fetchForSdk(safeFetch)
  if (provider === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic')
    return createAnthropic({ apiKey: key ?? '', fetch, ...(baseUrl && { baseURL: baseUrl }) })(model)
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  const baseURL = baseUrl ?? ''
  return createOpenAICompatible({ name: 'model', baseURL, fetch, ...(key && { apiKey: key }) })(model)
}

/** No word of the answer itself is told: it may hold what somebody else wrote. */
const silenceOf = (error: unknown): string => {
  const causes = causesOf(error)
  if (causes.some((cause) => cause instanceof Failure && cause.code === 'url-refused'))
    return 'is at an address that may not be called'
  const status = causes.map(statusOf).find((code) => code !== undefined)
  return status === undefined || status < 400 ? 'could not be reached or understood' : `answered ${status}`
}

const causesOf = (error: unknown): readonly unknown[] => {
  const causes: unknown[] = []
  for (let cause = error; cause && causes.length < 5; cause = (cause as { cause?: unknown }).cause)
    causes.push(cause)
  return causes
}

const statusOf = (error: unknown): number | undefined => {
  const { statusCode } = error as { statusCode?: unknown }
  return typeof statusCode === 'number' ? statusCode : undefined
}
