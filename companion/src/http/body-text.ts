/** Postgres keeps no NUL in text; nobody sends one either, since JSON has none. Undefined for what is not UTF-8 text. */
export const bodyText = (raw: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
