const MAX_BODY_BYTES = 25 * 1024 * 1024

/**
 * The request's bytes, or the answer that refuses them: 415 for another type than JSON or an encoded body, 413 above
 * 25 MB, 400 for a body that breaks off. Reading stops at the limit, whatever content-length says.
 */
export const readRawBody = async (request: Request): Promise<Uint8Array | Response> => {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return new Response('Send application/json.', { status: 415 })
  const encoding = request.headers.get('content-encoding')
  if (encoding && encoding !== 'identity') return new Response('Send the body unencoded.', { status: 415 })
  const saidBytes = Number(request.headers.get('content-length'))
  if (saidBytes > MAX_BODY_BYTES) return tooLarge()
  try {
    // Node ends a body where its length said, and hands over a whole one with far less work than a stream.
    const whole = saidBytes > 0 ? new Uint8Array(await request.arrayBuffer()) : await readAll(request)
    return whole === undefined || whole.byteLength > MAX_BODY_BYTES ? tooLarge() : whole
  } catch {
    return new Response('The body broke off.', { status: 400 })
  }
}

/** Undefined when it is too large. Rejects when the sender goes away in the middle. */
const readAll = async (request: Request): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > MAX_BODY_BYTES) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

const tooLarge = () =>
  new Response('The body is larger than 25 MB.', { status: 413, headers: { connection: 'close' } })
