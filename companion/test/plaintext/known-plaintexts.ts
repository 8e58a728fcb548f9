/** Something that must not be found, by a name that may be shown where it is. */
export interface Plaintext {
  readonly name: string
  readonly text: string
}

/** Searches texts for known plaintexts, also as somebody might have written them down in another form. */
export const createSearch = (plaintexts: readonly Plaintext[]) => {
  const forms = plaintexts.flatMap(({ name, text }) => formsOf(text).map((form) => ({ name, form })))
  /** Which of them stand in this text, each once. */
  return (text: string): readonly string[] => [
    ...new Set(forms.filter(({ form }) => text.includes(form)).map(({ name }) => name)),
  ]
}

const formsOf = (text: string): readonly string[] => {
  if (text.length < 8) throw new Error('A plaintext this short is found by chance.')
  const bytes = Buffer.from(text)
  return [
    text,
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    bytes.toString('hex'),
    // The last characters of an encoding depend on what follows.
    ...(['base64', 'base64url'] as const).map((encoding) =>
      bytes.subarray(0, bytes.length - (bytes.length % 3)).toString(encoding),
    ),
  ]
}
