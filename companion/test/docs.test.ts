import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { withSettings } from '../../scripts/settings-table'
import { shownGoldens, withSummaries } from '../../scripts/summary-examples'

const repository = resolve(__dirname, '../..')
const pages = ['README.md', ...readdirSync(join(repository, 'docs')).filter(isPage).map(inDocs)]

test('docs/operating.md has every setting of config.ts: else run npm run docs', () => {
  const page = readFileSync(resolve(repository, 'docs/operating.md'), 'utf8')
  expect(page).toBe(withSettings(page))
})

test('docs/merge-summaries.md has its examples as the product writes them: else run npm run docs', () => {
  const page = readFileSync(resolve(repository, 'docs/merge-summaries.md'), 'utf8')
  expect(page).toBe(withSummaries(page))
  expect(shownGoldens.length).toBeGreaterThanOrEqual(10)
})

describe('the documentation', () => {
  test.each(pages)('%s leads to files and headings that exist', (page) => {
    const dead = linksOf(page).filter(({ file, heading }) => {
      if (!existsSync(join(repository, file))) return true
      return heading !== undefined && !headingsOf(file).includes(heading)
    })
    expect(dead).toEqual([])
  })

  test('has no page to which the README does not lead', () => {
    const linked = linksOf('README.md').map(({ file }) => file)
    expect(pages.filter((page) => page !== 'README.md' && !linked.includes(page))).toEqual([])
  })

  test('shows no picture that no page uses', () => {
    const shown = pages.flatMap((page) => linksOf(page).map(({ file }) => file))
    const pictures = readdirSync(join(repository, 'docs/images')).map((name) => `docs/images/${name}`)
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([])
  })

  test('names only tests that exist, in docs/security.md', () => {
    const named = [...textOf('docs/security.md').matchAll(/`([\w/.-]+\.test\.ts)`/g)].map(
      ([, name]) => name ?? '',
    )
    const roots = ['', 'companion/src', 'companion', 'forge-app/src', 'sandbox/src']
    const exists = (name: string) => roots.some((root) => existsSync(join(repository, root, name)))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !name.includes('*') && !exists(name))).toEqual([])
  })
})

function isPage(name: string): boolean {
  return name.endsWith('.md')
}

function inDocs(name: string): string {
  return `docs/${name}`
}

const textOf = (page: string): string => readFileSync(join(repository, page), 'utf8')

interface Link {
  /** From the repository's root. */
  readonly file: string
  readonly heading: string | undefined
}

/** Links and pictures that stay in the repository. */
const linksOf = (page: string): readonly Link[] =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', heading] = target.split('#')
      const file = path === '' ? page : relative(repository, resolve(repository, dirname(page), path))
      return { file, heading }
    })

/** As a link names them. */
const headingsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
