import { describe, expect, test } from '@jest/globals'
import { plainText } from './plain-text'

describe('plain text', () => {
  test.each([
    ['a line break becomes a space', 'one\ntwo', 'one two'],
    ['a reversed ending is put right', 'gnp.\u202eexe', 'gnp.exe'],
    ['a joined emoji loses its joiner and nothing else', '👩\u200d💻', '👩💻'],
    ['other languages stay', 'größer 検索 поиск', 'größer 検索 поиск'],
  ])('%s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected)
  })

  test('is cut before it is cleaned', () => {
    expect(plainText(`${'\u200b'.repeat(70_000)}late`)).toBe('')
  })
})
