/** `color.text.subtle` as the custom property that holds it; `undefined` stays `undefined`. */
export const cssTokenOf = (name: unknown): string | undefined =>
  typeof name === 'string' && name !== ''
    ? `var(--ds-${name
        .replace(/^(color|elevation)\./, '')
        .replaceAll('.[default]', '')
        .replaceAll('.', '-')})`
    : undefined
