/** They ask for nothing but to be named, or not even that. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]

const ofAtlassian = {
  licence: 'SEE LICENSE IN LICENSE.txt',
  reason: 'Atlassian gives its Forge packages to apps for its products under its Developer Terms.',
}

/** Other licences, each for one package, as long as it has that licence. */
const allowedByName = {
  '@forge/api': ofAtlassian,
  '@forge/auth': ofAtlassian,
  '@forge/bridge': ofAtlassian,
  '@forge/egress': ofAtlassian,
  '@forge/i18n': ofAtlassian,
  '@forge/manifest': ofAtlassian,
  '@forge/react': ofAtlassian,
  '@forge/resolver': ofAtlassian,
}

/** Licences that nobody has agreed to, among the packages that an installation without development tools has. */
export function licenceProblems(lock, byName = allowedByName) {
  const shipped = Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, { license }]) => ({ name: path.split('node_modules/').at(-1), licence: license }))
  const refused = shipped.filter(
    ({ name, licence }) =>
      !isAllowed(licence) && (licence === undefined || byName[name]?.licence !== licence),
  )
  const names = new Set(shipped.map(({ name }) => name))
  return [
    ...refused.map(
      ({ name, licence = 'unknown' }) => `${name}: nobody has agreed to its licence, ${licence}`,
    ),
    ...Object.keys(byName)
      .filter((name) => !names.has(name))
      .map((name) => `${name}: its licence is allowed by name, but it is not here`),
  ]
}

/** For an SPDX expression of names, OR, AND and brackets; of any other the answer is no. */
function isAllowed(licence = '') {
  const plain = licence.replace(/^\((.*)\)$/, '$1')
  if (/[()]/.test(plain)) return false
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((name) => allowed.includes(name)))
}
