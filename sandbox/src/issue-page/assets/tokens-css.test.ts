import { expect, it } from '@jest/globals'
import { tokensCss } from './tokens-css'

const themes: Readonly<Record<string, string>> = {
  light: 'html[data-color-mode="light"] { --ds-text: black; }',
  dark: 'html[data-color-mode="dark"] { --ds-text: white; }',
  spacing: 'html { --ds-space-100: 0.5rem; }',
  typography: 'html { --ds-font-body: normal 400 0.875rem "Atlassian Sans", sans-serif; }',
  shape: 'html { --ds-radius-small: 0.25rem; }',
  motion: '@keyframes Fade { 0% { opacity: 0; } }',
}
const css = tokensCss((name) => ({ default: themes[/atlassian-(\w+)\.js$/.exec(name)?.[1] ?? ''] ?? '' }))
const flat = css.replaceAll(/\s+/g, ' ')

it.each([
  ['light unless something else is chosen', ":root, [data-color-mode='light'] { --ds-text: black; }"],
  ['dark when it is chosen', "[data-color-mode='dark'] { --ds-text: white; }"],
  [
    'what the system prefers on auto',
    "@media (prefers-color-scheme: dark) { [data-color-mode='auto'] { --ds-text: white; } }",
  ],
  ['Inter in the place of a font it may not serve', '"Atlassian Sans", Inter, sans-serif'],
  ['motion as it comes', '@keyframes Fade { 0% { opacity: 0; } }'],
])('the tokens give %s', (_, rule) => {
  expect(flat).toContain(rule)
})
