/** @jsxImportSource hono/jsx */

export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'info' | 'new'

/** A state, as a word in its colour. */
export function Lozenge({ tone = 'neutral', text }: { readonly tone?: Tone; readonly text: string }) {
  return <span class={tone === 'neutral' ? 'loz' : `loz ${tone}`}>{text}</span>
}
