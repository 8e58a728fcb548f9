import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { codeOf } from '../failure'
import { readCertificate } from './read-certificate'

interface ConnectorOptions {
  readonly lookup: LookupFunction
  /** Certificate authorities instead of those that Node trusts; undefined outside tests. */
  readonly authorities?: readonly string[] | undefined
}

const CONNECT_MS = 5_000

/** How sockets are opened. Where a server's certificate is refused, the error carries it, as `certificate`. */
export const createConnector = ({ lookup, authorities }: ConnectorOptions): buildConnector.connector => {
  const connect = buildConnector({
    timeout: CONNECT_MS,
    lookup,
    ...(authorities && { ca: [...authorities] }),
  })
  return (options, opened) => {
    connect(options, (...result) => {
      const [error] = result
      if (!error || !isAboutTheCertificate(error)) return opened(...result)
      const { hostname: host, servername } = options
      void readCertificate({ host, servername, port: Number(options.port || 443), lookup }).then(
        (certificate) => opened(Object.assign(error, { certificate }), null),
      )
    })
  }
}

const isAboutTheCertificate = (error: Error): boolean => /CERT|SIGNATURE/.test(codeOf(error) ?? '')
