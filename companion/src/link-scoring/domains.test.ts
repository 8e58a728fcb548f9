import { expect, it } from '@jest/globals'
import { platformsOfFiles, platformsOfWords } from './domains'

it.each([
  { text: 'Android: picker is empty', platforms: ['android'] },
  { text: 'Crash on iPad and Windows', platforms: ['ios', 'windows'] },
  { text: 'Checkout is slow', platforms: [] },
])('"$text" speaks of $platforms', ({ text, platforms }) => {
  expect([...platformsOfWords(text)]).toEqual(platforms)
})

it('gives each platform its share of the files', () => {
  const shares = platformsOfFiles(['iphone/Classes/Button.m', 'android/src/Button.java'])
  expect(Object.fromEntries(shares)).toEqual({ ios: 0.5, android: 0.5 })
})
