import { describe, expect, it } from '@jest/globals'
import { spellingsOf } from './find-keyword'
import { readTodo } from './read-todo'
import { usualKeywords } from './todo'

const read = (line: string, keywords: readonly string[] = usualKeywords) => {
  const found = readTodo(line, spellingsOf(keywords))
  return found && [found.keyword, found.ref, found.title]
}

describe('a to-do on a line of a comment', () => {
  it.each([
    ['TODO: cache this', ['TODO', undefined, 'cache this']],
    ['TODO cache this', ['TODO', undefined, 'cache this']],
    ['TODO - cache this', ['TODO', undefined, 'cache this']],
    ['FIXME:cache this', ['FIXME', undefined, 'cache this']],
    ['TODO(mina): cache', ['TODO', 'mina', 'cache']],
    ['TODO (mina) cache', ['TODO', 'mina', 'cache']],
    ['TODO (see below) cache', ['TODO', undefined, '(see below) cache']],
    ['TODO(SHOP-7): cache', ['TODO', 'SHOP-7', 'cache']],
    ['TODO SHOP-7: cache', ['TODO', 'SHOP-7', 'cache']],
    ['TODO: SHOP-7 cache', ['TODO', 'SHOP-7', 'cache']],
    ['TODO UTF-8 only', ['TODO', undefined, 'UTF-8 only']],
    ['TODO cache /mina', ['TODO', 'mina', 'cache']],
    ['TODO this / after a slash', ['TODO', undefined, 'this / after a slash']],
    ['TODO http://shop.example.com/path', ['TODO', undefined, 'http://shop.example.com/path']],
    ['see here, HACK: first FIXME second', ['HACK', undefined, 'first FIXME second']],
    ['@todo cache', ['TODO', undefined, 'cache']],
    ['@Todo: cache', ['TODO', undefined, 'cache']],
    ['这里TODO：cache', ['TODO', undefined, 'cache']],
    ['TODO', ['TODO', undefined, '']],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected)
  })

  it.each([
    'our todo list',
    'Todo: later',
    'TODOs above',
    'OTODOKE means a delivery',
    'TODO_LIST',
    '$TODO',
    'me@todo.example',
    '[TODO] in brackets',
    `TODO ${'x'.repeat(257)}`,
  ])('is none: %s', (line) => {
    expect(read(line)).toBeUndefined()
  })

  it('takes configured keywords as they are, never as patterns', () => {
    expect(read('[TODO] in brackets', ['[TODO]'])).toEqual(['[TODO]', undefined, 'in brackets'])
    expect(read('T.DO dots', ['T.DO'])).toEqual(['T.DO', undefined, 'dots'])
    expect(read('TADO dots', ['T.DO', ''])).toBeUndefined()
    expect(read('[TODO] both', ['TODO', '[TODO]'])).toEqual(['[TODO]', undefined, 'both'])
  })

  it('says which issue tracks it', () => {
    expect(readTodo('TODO(SHOP-7): cache', spellingsOf(usualKeywords))?.issueKey).toBe('SHOP-7')
    expect(readTodo('TODO(mina): cache', spellingsOf(usualKeywords))?.issueKey).toBeUndefined()
  })

  it('keeps its text from the keyword on, with blanks collapsed', () => {
    expect(readTodo('now  TODO(mina):  cache   this ', spellingsOf(usualKeywords))?.text).toBe(
      'TODO(mina): cache this',
    )
  })
})
