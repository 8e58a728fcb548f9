import { expect, it } from '@jest/globals'
import { versionsOf } from './versions'

it.each([
  { text: 'Upgrade the client to 1.9.21', versions: ['1.9.21'] },
  { text: 'Upgrade to 1.9.21.', versions: ['1.9.21'] },
  { text: 'From v2.0 to 2.1-RC1', versions: ['2.0', '2.1'] },
  { text: 'Version 4, page 12', versions: [] },
  { text: '...', versions: [] },
])('of "$text" are $versions', ({ text, versions }) => {
  expect([...versionsOf(text)]).toEqual(versions)
})
