/** A question that got no answer. The reference is 8 hex characters: the companion's log or ours tells the rest. */
export interface Unreachable {
  readonly kind: 'unreachable'
  readonly reference: string
}

/** `status` is the HTTP status that was answered, if any; `reference` the one the answer carried, if any. */
export interface Circumstances {
  readonly status?: number
  readonly reference?: string | null
}

/** Turns a failed question into what a person can quote, and logs that and the status: never a body or a token. */
export function unreachable(asked: 'companion' | 'jira', { status, reference }: Circumstances): Unreachable {
  const quoted = reference && /^[0-9a-f]{8}$/.test(reference) ? reference : crypto.randomUUID().slice(0, 8)
  // biome-ignore lint/suspicious/noConsole: Forge's log of a function is its console
  console.warn('no usable answer', { asked, status, reference: quoted })
  return { kind: 'unreachable', reference: quoted }
}
