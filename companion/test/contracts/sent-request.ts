/** A request as it leaves us; `url` is whole, or starts at the path. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly contentType?: string | undefined
  readonly body?: string | undefined
}

/** What is wrong with a request by one vendor's contract, one line each; an empty list when nothing is. */
export interface Gate {
  violationsOf(request: SentRequest): readonly string[]
}
