import { expect, test } from '@jest/globals'
import { isNit } from './is-nit'

test.each([
  'nit: rename this',
  'Nit, rename this',
  '**nit**: rename this',
  '[nit] rename this',
  'nitpick (non-blocking): rename this',
  'Typo in the name',
  'minor: could be shorter',
  'optional: use a map',
  'style - one line will do',
  'suggestion (non-blocking): use a map',
  'question (non-blocking): why?',
  'praise: what a test!',
  'LGTM',
  'LGTM!',
  'Looks good to me',
  '+1',
  'Nice!',
  'thanks',
  'Good catch',
  '👍',
  ':tada: :+1:',
  '🎉🎉',
  '',
  '> quoted words\n👍',
])('“%s” asks for nothing', (text) => {
  expect(isNit(text)).toBe(true)
})

test.each([
  'This breaks when the list is empty.',
  'Minor versions of the library are not pinned here.',
  'Optional chaining would hide the error.',
  'Style sheets are loaded twice.',
  'issue (blocking): the lock is never freed',
  'suggestion: use a map',
  'Looks good but please add a test',
  'Nice, should we log it?',
  'Great that it works now; the second caller still passes the old name.',
  'Nitrogen levels are negative here.',
  'todo: handle the timeout',
  'Is this right?',
  '> nit: rename\nNo, this is needed: the name is public.',
  'Fix: 👍 is stored as two characters',
])('“%s” asks for something', (text) => {
  expect(isNit(text)).toBe(false)
})
