import { expect, it } from '@jest/globals'
import { cssTokenOf } from './design-token'

it.each([
  ['color.text.subtle', 'var(--ds-text-subtle)'],
  ['color.icon.success', 'var(--ds-icon-success)'],
  ['color.border.[default]', 'var(--ds-border)'],
  ['elevation.surface.overlay', 'var(--ds-surface-overlay)'],
  [undefined, undefined],
  ['', undefined],
])('%s is %s', (name, css) => {
  expect(cssTokenOf(name)).toBe(css)
})
