import { describe, expect, test } from '@jest/globals'
import { inWords, readCommands } from './comment-commands'

describe('commands in a comment', () => {
  test.each<[string, readonly string[]]>([
    ['/link SHOP-7', ['/link SHOP-7']],
    ['  /unlink shop-7  ', ['/unlink SHOP-7']],
    ['/no-issue', ['/no-issue']],
    ['Thank you!\n\n/link SHOP-7\r\n', ['/link SHOP-7']],
    ['/unlink SHOP-7\n/link SHOP-8', ['/unlink SHOP-7', '/link SHOP-8']],
    ['Please /link SHOP-7', []],
    ['/link', []],
    ['/link SHOP-7 please', []],
    ['/link https://acme.example/browse/SHOP-7', []],
    ['/link SHOP-07', []],
    ['/linked SHOP-7', []],
    ['/no-issue SHOP-7', []],
    ['> /link SHOP-7', []],
    ['```\n/link SHOP-7\n```\n/link SHOP-8', ['/link SHOP-8']],
    ['    /link SHOP-7', []],
    [Array.from({ length: 9 }, () => '/no-issue').join('\n'), Array.from({ length: 5 }, () => '/no-issue')],
  ])('%j', (comment, commands) => {
    expect(readCommands(comment).map(inWords)).toEqual(commands)
  })
})
