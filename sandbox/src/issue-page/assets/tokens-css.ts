/**
 * The design system's tokens as one style sheet: light, dark, and what the system prefers for `auto`.
 * The themes come with selectors of Atlassian's own pages; only what is between the braces is taken.
 */
export function tokensCss(requirePackage: (name: string) => { readonly default: string }): string {
  const themeOf = (name: string) =>
    requirePackage(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${name}.js`).default
  const declarationsOf = (name: string) => {
    const css = themeOf(name)
    return css.slice(css.indexOf('{') + 1, css.lastIndexOf('}'))
  }
  const dark = declarationsOf('dark')
  const always = ['spacing', 'typography', 'shape'].map(declarationsOf).join('')
  return `
:root {${withInter(always)}}
:root, [data-color-mode='light'] {${declarationsOf('light')}}
[data-color-mode='dark'] {${dark}}
@media (prefers-color-scheme: dark) { [data-color-mode='auto'] {${dark}} }
${themeOf('motion')}`
}

/** Atlassian Sans is not for others to serve; Inter is its nearest open kin. */
const withInter = (css: string) => css.replaceAll('"Atlassian Sans",', '"Atlassian Sans", Inter,')
