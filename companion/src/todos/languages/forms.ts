import type { BlockComment, LineComment, StringForm } from './language'

/** The forms that many languages share, named once. */
export const slashes: LineComment = { open: '//' }
export const hash: LineComment = { open: '#' }
export const hashAfterBlank: LineComment = { open: '#', where: 'after-blank' }
export const hashAtLineStart: LineComment = { open: '#', where: 'line-start' }
export const semicolon: LineComment = { open: ';' }
export const semicolonAtLineStart: LineComment = { open: ';', where: 'line-start' }
export const percent: LineComment = { open: '%' }
export const dashes: LineComment = { open: '--' }

export const slashStar: BlockComment = { open: '/*', close: '*/', closesOnlyThis: true }
export const nestedSlashStar: BlockComment = { ...slashStar, nests: true }
export const bracedDash: BlockComment = { open: '{-', close: '-}', nests: true, closesOnlyThis: true }
export const parenStar: BlockComment = { open: '(*', close: '*)', nests: true }
export const angleDashes: BlockComment = { open: '<!--', close: '-->', closesOnlyThis: true }
export const percentDashes: BlockComment = { open: '<%--', close: '--%>', closesOnlyThis: true }

export const double: StringForm = { open: '"', close: '"', escape: '\\' }
export const single: StringForm = { open: "'", close: "'", escape: '\\', where: 'after-no-word' }
export const singleAnywhere: StringForm = { open: "'", close: "'", escape: '\\' }
export const character: StringForm = {
  open: "'",
  close: "'",
  escape: '\\',
  where: 'after-no-word',
  isCharacter: true,
}
export const doubleOverLines: StringForm = { ...double, spansLines: true }
export const singleOverLines: StringForm = { ...single, spansLines: true }
export const doubleUnescaped: StringForm = { open: '"', close: '"' }
export const singleUnescaped: StringForm = { open: "'", close: "'", where: 'after-no-word' }
export const singleUnescapedOverLines: StringForm = { ...singleUnescaped, spansLines: true }
export const backtick: StringForm = { open: '`', close: '`', escape: '\\', spansLines: true }
export const backtickWithHoles: StringForm = { ...backtick, hasHoles: true }
export const rawBacktick: StringForm = { open: '`', close: '`', spansLines: true }
export const threeDoubles: StringForm = { open: '"""', close: '"""', escape: '\\', spansLines: true }
export const threeSingles: StringForm = { open: "'''", close: "'''", escape: '\\', spansLines: true }
export const rawThreeDoubles: StringForm = { open: '"""', close: '"""', spansLines: true }
