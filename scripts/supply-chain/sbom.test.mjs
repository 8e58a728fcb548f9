import { expect, it } from '@jest/globals'
import { sbomOf } from './sbom.mjs'

const lock = {
  name: 'ours',
  version: '0.1.0',
  packages: {
    '': { name: 'ours' },
    'node_modules/@saw/blade': { version: '2.0.0', license: 'MIT', integrity: 'sha512-AQI=' },
    'node_modules/companion': { resolved: 'companion', link: true },
    'node_modules/jest': { version: '3.0.0', dev: true },
    'node_modules/tool': {
      version: '1.0.0',
      license: '(MIT OR ISC)',
      dependencies: { '@saw/blade': '^1.0.0' },
    },
    'node_modules/tool/node_modules/@saw/blade': { version: '1.0.0', license: 'See LICENSE', optional: true },
    companion: {
      name: '@ours/companion',
      version: '0.1.0',
      dependencies: { tool: '1.0.0', '@saw/blade': '2.0.0' },
    },
  },
}
const { components, dependencies, ...frame } = sbomOf(lock)

it('says what it is, and the same for the same lock', () => {
  expect(frame).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 })
  expect(frame.serialNumber).toMatch(/^urn:uuid:\w{8}-\w{4}-8\w{3}-a\w{3}-\w{12}$/)
  expect(sbomOf(lock).serialNumber).toBe(frame.serialNumber)
})

it('holds each package that is installed without development tools, once for each place', () => {
  expect(components.map((component) => component['bom-ref'])).toEqual([
    'node_modules/@saw/blade',
    'node_modules/tool',
    'node_modules/tool/node_modules/@saw/blade',
    'companion',
  ])
})

it('describes a package by name, version, content, licence and address', () => {
  expect(components[0]).toEqual({
    type: 'library',
    'bom-ref': 'node_modules/@saw/blade',
    group: '@saw',
    name: 'blade',
    version: '2.0.0',
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content: '0102' }],
    licenses: [{ license: { id: 'MIT' } }],
    purl: 'pkg:npm/%40saw/blade@2.0.0',
  })
  expect(components[1]).toMatchObject({ licenses: [{ expression: '(MIT OR ISC)' }] })
  expect(components[2]).toMatchObject({ scope: 'optional', licenses: [{ license: { name: 'See LICENSE' } }] })
})

it('follows each dependency to the place where Node would find it', () => {
  expect(Object.fromEntries(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))).toEqual({
    ours: ['companion'],
    companion: ['node_modules/@saw/blade', 'node_modules/tool'],
    'node_modules/tool': ['node_modules/tool/node_modules/@saw/blade'],
    'node_modules/tool/node_modules/@saw/blade': [],
    'node_modules/@saw/blade': [],
  })
})
