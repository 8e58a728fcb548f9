import { describe, expect, test } from '@jest/globals'
import { hunksOf } from './hunks-of'

describe('hunks', () => {
  test('hold their lines by sign, and the line Git puts above them', () => {
    expect(hunksOf('@@ -4,2 +4,2 @@ export function pay() {\n kept\n-a\n+b\n\n\\ No newline')).toEqual([
      {
        heading: 'export function pay() {',
        lines: [
          { sign: ' ', text: 'kept' },
          { sign: '-', text: 'a' },
          { sign: '+', text: 'b' },
          { sign: ' ', text: '' },
        ],
      },
    ])
  })

  test('of what is no patch are none', () => {
    expect(hunksOf('words\n+more')).toEqual([])
  })
})
