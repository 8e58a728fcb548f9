import type { ChangedFile, PullRequest } from '../../../pull-requests/pull-request'
import { areasOf } from '../areas-of'
import { type FileKind, kindOf } from '../kind-of'
import { whyOf } from '../prose/why-of'
import { codeFacts, movedNamesOf, readFile } from './code-facts'
import { dependencyFacts } from './dependency-facts'
import type { AreaFacts, Fact, MergeFacts } from './facts'
import { migrationFacts } from './migration-facts'
import { mostImportant } from './most-important'
import { generatedFacts, plainFacts } from './plain-facts'
import { settingFacts } from './setting-facts'
import { subjectsOf } from './subjects-of'
import { testFacts } from './test-facts'
import { withSubjects } from './with-subjects'

/** A pull request as far as a summary needs it; its texts are plain and hold no secrets any more. */
export type SummarizedPullRequest = Pick<PullRequest, 'title' | 'body' | 'commits' | 'fileCount'>

/**
 * What a merged pull request did, by parts of the code: plain data, made of names, numbers and its author's own words.
 * The same pull request gives the same facts, in whatever order its files are listed.
 */
export const factsOf = (pull: SummarizedPullRequest, files: readonly ChangedFile[]): MergeFacts => {
  const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const byKind = ofKinds(inOrder)
  const areas = withSubjects([...codeAreas(byKind('code')), ...supportingAreas(byKind)], subjectsOf(pull))
  const addedLines = files.reduce((sum, file) => sum + file.addedLines, 0)
  const removedLines = files.reduce((sum, file) => sum + file.removedLines, 0)
  return {
    title: pull.title,
    why: whyOf(pull.body, pull.title),
    areas: mostImportant(areas),
    size: { files: Math.max(files.length, pull.fileCount), addedLines, removedLines, areas: areas.length },
  }
}

type ByKind = (kind: FileKind) => readonly ChangedFile[]

const ofKinds = (files: readonly ChangedFile[]): ByKind => {
  const kinds = files.map((file) => ({ file, kind: kindOf(file.path) }))
  return (wanted) => kinds.filter(({ kind }) => kind === wanted).map(({ file }) => file)
}

const codeAreas = (code: readonly ChangedFile[]): readonly AreaFacts[] => {
  const names = areasOf(code.map(({ path }) => path))
  const read = code.map((file) => readFile(file, names.get(file.path) ?? ''))
  const moved = movedNamesOf(read)
  return [...new Set(read.map(({ area }) => area))].map((area) => {
    const group = read.filter((one) => one.area === area)
    const facts = codeFacts(group, moved)
    return { area, kind: 'code', lines: linesOf(group.map(({ file }) => file)), facts }
  })
}

const linesOf = (files: readonly ChangedFile[]) =>
  files.reduce((sum, { addedLines, removedLines }) => sum + addedLines + removedLines, 0)

type Supporting = Exclude<FileKind, 'code'>

const names: Readonly<Record<Supporting, string>> = {
  migrations: 'Database',
  configuration: 'Configuration',
  dependencies: 'Dependencies',
  translations: 'Translations',
  tests: 'Tests',
  build: 'Build',
  documentation: 'Documentation',
  generated: 'Generated files',
}

const supportingAreas = (of: ByKind): readonly AreaFacts[] => {
  const manifests = of('dependencies')
  const dependencies = dependencyFacts(manifests)
  // A manifest in which no package changed says how the product is built.
  const build = [...of('build'), ...(dependencies.length === 0 ? manifests : [])]
  const told: readonly (readonly [Supporting, readonly ChangedFile[], readonly Fact[]])[] = [
    ['migrations', of('migrations'), migrationFacts(of('migrations'))],
    ['configuration', of('configuration'), settingFacts(of('configuration'), of('code'))],
    ['dependencies', manifests, dependencies],
    ['translations', of('translations'), plainFacts(of('translations'))],
    ['tests', of('tests'), testFacts(of('tests'))],
    ['build', build, plainFacts(build)],
    ['documentation', of('documentation'), plainFacts(of('documentation'))],
    ['generated', of('generated'), generatedFacts(of('generated'))],
  ]
  return told.flatMap(([kind, own, facts]) =>
    facts.length === 0 || (kind === 'generated' && own.length === 0)
      ? []
      : [{ area: names[kind], kind, lines: linesOf(own), facts }],
  )
}
