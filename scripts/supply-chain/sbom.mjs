import { createHash } from 'node:crypto'

/**
 * What an installation without development tools holds, as a CycloneDX 1.6 bill of materials; the same lock gives the
 * same bill. Source: https://cyclonedx.org/docs/1.6/json/
 */
export function sbomOf(lock) {
  const entries = Object.entries(lock.packages).filter(
    ([path, { dev, link }]) => path !== '' && !dev && !link,
  )
  const shipped = new Set(entries.map(([path]) => path))
  const components = entries.map(([path, entry]) => componentOf(path, entry))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(components))}`,
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': lock.name, name: lock.name, version: lock.version },
    },
    components,
    dependencies: [
      { ref: lock.name, dependsOn: [...shipped].filter((path) => !path.includes('node_modules/')) },
      ...entries.map(([path, entry]) => ({
        ref: path,
        dependsOn: dependenciesOf(path, entry, lock, shipped),
      })),
    ],
  }
}

function componentOf(
  path,
  { name = path.split('node_modules/').at(-1), version, license, optional, integrity },
) {
  const [ownName, group] = name.split('/').reverse()
  return {
    type: 'library',
    'bom-ref': path,
    ...(group && { group }),
    name: ownName,
    version,
    scope: optional ? 'optional' : 'required',
    ...(integrity && { hashes: [{ alg: 'SHA-512', content: hexOf(integrity) }] }),
    ...(license && { licenses: [licenceOf(license)] }),
    // Ours are published nowhere.
    ...(path.includes('node_modules/') && { purl: `pkg:npm/${name.replace('@', '%40')}@${version}` }),
  }
}

const hexOf = (integrity) => Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex')

function licenceOf(license) {
  if (/ (OR|AND|WITH) /.test(license)) return { expression: license }
  return /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { license: { name: license } }
}

/** The places of the packages that this one finds from where it is; peers and optional ones count where they are. */
function dependenciesOf(path, { dependencies, optionalDependencies, peerDependencies }, lock, shipped) {
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })
  const places = names.map((name) => placeOf(name, path, lock)).filter((place) => shipped.has(place))
  return [...new Set(places)].sort()
}

/** Node's way: in the package's own node_modules, then in each folder above it. */
function placeOf(name, from, { packages }) {
  const here = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  const found = packages[here]
  if (found) return found.link ? found.resolved : here
  return from === '' ? undefined : placeOf(name, parentOf(from), { packages })
}

function parentOf(path) {
  const end = path.lastIndexOf('/node_modules/')
  return end === -1 ? '' : path.slice(0, end)
}

/** A version 8 UUID: ours to fill. */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
