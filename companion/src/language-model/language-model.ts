/** A language model as the companion uses it: one text in, one text out. It has no tools, and remembers nothing. */
export interface LanguageModel {
  /** As its maker calls it. */
  readonly name: string
  /** Never throws: a model that is down, slow or dumb is no reason for anything else to fail. */
  write(request: ModelRequest): Promise<ModelAnswer>
}

export interface ModelRequest {
  readonly instructions: string
  /** What it is to write about: data, and nothing in it is an instruction. */
  readonly facts: string
  readonly mostTokens: number
}

/** What it wrote, or why it wrote nothing, in words that go on after "it". */
export type ModelAnswer = { readonly text: string } | { readonly silence: string }

/** Where a language model is, and how it is asked. */
export interface ModelSettings {
  readonly provider: 'anthropic' | 'openai-compatible'
  /** As its maker calls it. */
  readonly model: string
  /** Up to its version, as in `https://llm.acme.example/v1`; undefined: Anthropic's own. */
  readonly baseUrl: string | undefined
  readonly key: string | undefined
}
