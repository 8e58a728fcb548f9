import { describe, expect, it } from '@jest/globals'
import { usualKeywords } from '../todo'
import { todosInText } from '../todos-in-text'
import { allLanguages } from './all-languages'
import type { Language } from './language'

const fileOf = ({ endings = [], names = [] }: Language) =>
  endings[0] ? `file.${endings[0]}` : (names[0] ?? '')
const named = allLanguages.filter((language) => fileOf(language) !== '')

const todosIn = (language: Language, text: string) =>
  todosInText({ path: fileOf(language), text }, usualKeywords).map(({ title }) => title)

describe('the table of languages', () => {
  it('knows more than a hundred, each by one name and each ending once', () => {
    const endings = allLanguages.flatMap(({ endings = [] }) => endings)
    expect(allLanguages.length).toBeGreaterThan(100)
    expect(new Set(allLanguages.map(({ name }) => name)).size).toBe(allLanguages.length)
    expect(endings.filter((ending, index) => endings.indexOf(ending) !== index)).toEqual([])
    expect(endings.filter((ending) => ending !== ending.toLowerCase())).toEqual([])
  })

  it.each(named.map((language) => [language.name, language] as const))(
    'reads every comment of %s',
    (_, language) => {
      const lines = (language.lineComments ?? []).map(({ open }) => `${open} TODO: it\n`)
      const blocks = (language.blockComments ?? []).map(({ open, close }) => `${open}\nTODO: it\n${close}\n`)
      expect([...lines, ...blocks].flatMap((text) => todosIn(language, text))).toEqual(
        [...lines, ...blocks].map(() => 'it'),
      )
    },
  )

  it.each(named.map((language) => [language.name, language] as const))(
    'passes over every string of %s',
    (_, language) => {
      const comment = language.lineComments?.find(({ where }) => !where || where === 'after-blank')?.open
      const strings = (language.strings ?? []).filter(
        ({ isCharacter, isDocumentation }) => !isCharacter && !isDocumentation,
      )
      const texts = strings.map(({ open, close }) => `x = ${open}a ${comment ?? ''} TODO: none ${close}\n`)
      expect(texts.flatMap((text) => todosIn(language, text))).toEqual([])
    },
  )
})
