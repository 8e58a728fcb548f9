import { expect, test } from '@jest/globals'
import { readHunks } from '../patches/read-patch'
import { textBefore } from './text-before'

const lines = (...all: readonly string[]) => all.join('\n')
const after = lines('one', 'two', 'three', 'four', 'five', '')

test.each([
  ['an added line', ['@@ -1,2 +1,3 @@', ' one', '+two', ' three'], lines('one', 'three', 'four', 'five', '')],
  [
    'a removed line',
    ['@@ -2,3 +2,2 @@', ' two', '-gone', ' three'],
    lines('one', 'two', 'gone', 'three', 'four', 'five', ''),
  ],
  [
    'removed lines alone',
    ['@@ -3,1 +2,0 @@', '-gone'],
    lines('one', 'two', 'gone', 'three', 'four', 'five', ''),
  ],
  [
    'two hunks, in any order',
    ['@@ -5,1 +5,1 @@', '-5', '+five', '@@ -1,1 +1,1 @@', '-1', '+one'],
    lines('1', 'two', 'three', 'four', '5', ''),
  ],
  ['nothing', [], after],
])('a patch with %s is taken back', (_, patch, before) => {
  expect(textBefore(after, readHunks(lines(...patch)))).toBe(before)
})

test.each([
  ['other lines', ['@@ -1,2 +1,2 @@', '-1', '+uno', ' two']],
  ['other places', ['@@ -2,1 +2,1 @@', '-1', '+one']],
  ['lines beyond its end', ['@@ -9,1 +9,1 @@', '-1', '+one']],
])('a patch with %s is none of this text', (_, patch) => {
  expect(textBefore(after, readHunks(lines(...patch)))).toBeUndefined()
})
