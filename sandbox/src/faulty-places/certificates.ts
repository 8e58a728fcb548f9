import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What a TLS server needs, in PEM. */
export interface Served {
  readonly key: string
  readonly cert: string
}

interface Wanted {
  readonly names: readonly string[]
  readonly from?: Date
  readonly until?: Date
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A certificate authority of its own, which signs for any names and times. Source: RFC 5280, with ECDSA and SHA-256. */
export const createAuthority = (name: string) => {
  const { privateKey, publicKey } = newKeys()
  const own = certificate({ subject: name, issuer: name, publicKey, signer: privateKey, isAuthority: true })
  return {
    cert: own,
    issue({ names, ...times }: Wanted): Served {
      const keys = newKeys()
      const [subject = ''] = names
      const cert = certificate({
        subject,
        issuer: name,
        publicKey: keys.publicKey,
        signer: privateKey,
        names,
        ...times,
      })
      return { cert, key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
    },
  }
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

interface Certificate extends Partial<Wanted> {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly signer: KeyObject
  readonly isAuthority?: boolean
}

const certificate = (given: Certificate): string => {
  const {
    from = new Date(Date.now() - DAY_MS),
    until = new Date(Date.now() + 30 * DAY_MS),
    names = [],
    isAuthority = false,
  } = given
  const extensions = [
    extension('551d13', true, sequence(isAuthority ? der(0x01, Buffer.from([0xff])) : Buffer.alloc(0))),
    ...(names.length > 0 ? [extension('551d11', false, sequence(...names.map(alternative)))] : []),
  ]
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sequence(ecdsaWithSha256),
    commonName(given.issuer),
    sequence(time(from), time(until)),
    commonName(given.subject),
    given.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = bits(sign('sha256', signed, given.signer))
  const lines = sequence(signed, sequence(ecdsaWithSha256), signature)
    .toString('base64')
    .match(/.{1,64}/g)
  return ['-----BEGIN CERTIFICATE-----', ...(lines ?? []), '-----END CERTIFICATE-----', ''].join('\n')
}

const der = (tag: number, ...contents: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(contents)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...contents: readonly Buffer[]) => der(0x30, ...contents)
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const ecdsaWithSha256 = identifier('2a8648ce3d040302')
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content)

const commonName = (name: string) =>
  sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(name)))))

const time = (date: Date) => der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, '')))

const alternative = (name: string) =>
  /^[\d.]+$/.test(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name))

const extension = (id: string, isCritical: boolean, value: Buffer) =>
  sequence(identifier(id), ...(isCritical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value))
