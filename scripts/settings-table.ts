import { z } from 'zod'
import { Environment } from '../companion/src/config'

const start = '<!-- settings: this table is checked against companion/src/config.ts -->\n'
const end = '<!-- /settings -->'

interface Property {
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
}

/** The page with its table of settings as the schema has them. Throws when the page has lost its two marks. */
export const withSettings = (page: string): string => {
  const from = page.indexOf(start)
  const to = page.indexOf(end)
  if (from === -1 || to === -1) throw new Error('docs/operating.md has lost the marks around its settings.')
  return `${page.slice(0, from)}${start}${table()}\n${page.slice(to)}`
}

const table = (): string => {
  const { properties = {} } = z.toJSONSchema(Environment, { io: 'input' })
  const rows = Object.entries(properties as Readonly<Record<string, Property>>).map(
    ([name, { description = '', default: fallback, enum: choices }]) =>
      `| \`${name}\` | ${choices?.map((choice) => `\`${choice}\``).join(', ') ?? ''} | ${fallback === undefined ? '' : `\`${fallback}\``} | ${description} |`,
  )
  return ['| setting | one of | default | what |', '|---|---|---|---|', ...rows].join('\n')
}
