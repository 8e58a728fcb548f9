import { describe, expect, it } from '@jest/globals'
import { namesAStandard } from './key-denylist'

describe('namesAStandard', () => {
  it.each(['CVE', 'CWE', 'GHSA', 'ISO', 'RFC', 'UTF', 'SHA', 'MD5', 'AES', 'TLS', 'COVID', 'X86', 'Q3'])(
    'knows %s',
    (name) => {
      expect(namesAStandard(name)).toBe(true)
    },
  )

  it.each(['SHOP', 'JIRA', 'ISSUE', 'constructor', ''])('leaves %j to the projects', (name) => {
    expect(namesAStandard(name)).toBe(false)
  })
})
