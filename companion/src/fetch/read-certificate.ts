import type { LookupFunction } from 'node:net'
import { connect } from 'node:tls'

/** What a person needs to know of a certificate that was refused. */
export interface SeenCertificate {
  readonly endsOn: Date
  /** The names it is for. */
  readonly names: readonly string[]
  readonly issuer: string
}

interface Server {
  /** Without brackets. */
  readonly host: string
  readonly servername: string | undefined
  readonly port: number
  readonly lookup: LookupFunction
}

const HANDSHAKE_MS = 3_000

/**
 * Looks at the certificate of a server that was refused because of it. Nothing is sent there but the handshake.
 * Undefined when it does not show one.
 */
export const readCertificate = ({
  host,
  servername,
  port,
  lookup,
}: Server): Promise<SeenCertificate | undefined> =>
  new Promise((resolve) => {
    const socket = connect({
      host: host.replace(/^\[|\]$/g, ''),
      port,
      lookup,
      rejectUnauthorized: false,
      timeout: HANDSHAKE_MS,
      ...(servername && { servername }),
    })
    const end = (certificate?: SeenCertificate) => {
      socket.destroy()
      resolve(certificate)
    }
    socket.once('error', () => end())
    socket.once('timeout', () => end())
    socket.once('secureConnect', () => end(certificateOf(socket.getPeerX509Certificate())))
  })

const certificateOf = (certificate: import('node:crypto').X509Certificate | undefined) =>
  certificate && {
    endsOn: new Date(certificate.validTo),
    names: namesOf(certificate.subjectAltName ?? '', certificate.subject),
    issuer: nameIn(certificate.issuer) ?? 'itself',
  }

const namesOf = (alternatives: string, subject: string): readonly string[] => {
  const names = [...alternatives.matchAll(/(?:DNS|IP Address):([^,]+)/g)].map(([, name]) => name ?? '')
  return names.length > 0 ? names : [nameIn(subject) ?? 'no name']
}

const nameIn = (subject: string): string | undefined =>
  /^CN=(.+)$/m.exec(subject)?.[1] ?? /^O=(.+)$/m.exec(subject)?.[1]
