/** An address that a browser may be sent to, in its plain spelling; undefined for any other. */
export const webAddress = (address: string): string | undefined => {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && url.username === '' && url.password === '' && url.href.length <= 2_000
    ? url.href
    : undefined
}
