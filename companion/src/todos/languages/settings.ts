import {
  double,
  doubleOverLines,
  hash,
  hashAfterBlank,
  hashAtLineStart,
  semicolonAtLineStart,
  single,
  singleUnescaped,
  slashes,
  threeDoubles,
  threeSingles,
} from './forms'
import type { Language } from './language'

const plain = { lineComments: [hashAfterBlank], strings: [double, single] }
const lineStart = { lineComments: [hashAtLineStart] }

/** What settings, builds and lists are written in; `#` begins a comment in all of them. */
export const settings: readonly Language[] = [
  {
    name: 'YAML',
    endings: ['yaml', 'yml', 'clang-format', 'clang-tidy'],
    names: ['.clang-format', '.clang-tidy', '.yamllint'],
    lineComments: [hashAfterBlank],
    strings: [
      { ...double, where: 'after-blank' },
      { ...singleUnescaped, where: 'after-blank' },
    ],
  },
  {
    name: 'TOML',
    endings: ['toml'],
    names: ['pipfile', 'cargo.lock'],
    lineComments: [hash],
    strings: [threeDoubles, threeSingles, double, singleUnescaped],
  },
  {
    name: 'Makefile',
    endings: ['mk', 'mak', 'make', 'makefile'],
    names: ['makefile', 'gnumakefile', 'bsdmakefile', 'justfile', 'kbuild'],
    programs: ['make', 'just'],
    lineComments: [hashAfterBlank],
    hasEscapesInCode: true,
  },
  {
    name: 'Dockerfile',
    endings: ['dockerfile', 'containerfile'],
    names: ['dockerfile', 'containerfile'],
    ...lineStart,
  },
  {
    name: 'CMake',
    endings: ['cmake', 'cmake.in'],
    names: ['cmakelists.txt'],
    lineComments: [hash],
    blockComments: [
      { open: '#[[', close: ']]' },
      { open: '#[=[', close: ']=]' },
    ],
    strings: [doubleOverLines],
  },
  {
    name: 'Meson',
    names: ['meson.build', 'meson_options.txt'],
    lineComments: [hash],
    strings: [threeSingles, single],
  },
  { name: 'Puppet', endings: ['pp', 'epp'], names: ['puppetfile'], ...plain },
  { name: 'Nginx', endings: ['nginx', 'nginxconf'], names: ['nginx.conf'], ...plain },
  {
    name: 'Settings',
    endings: ['ini', 'cfg', 'conf', 'cnf', 'editorconfig', 'inf', 'service', 'desktop', 'npmrc', 'gitconfig'],
    names: ['.editorconfig', '.npmrc', '.gitconfig', '.flake8', '.pylintrc', '.coveragerc'],
    lineComments: [hashAtLineStart, semicolonAtLineStart],
  },
  {
    name: 'HOCON',
    endings: ['hocon'],
    lineComments: [hashAfterBlank, slashes],
    strings: [threeDoubles, double],
  },
  {
    name: 'Properties',
    endings: ['properties'],
    lineComments: [hashAtLineStart, { open: '!', where: 'line-start' }],
  },
  {
    name: 'Lists',
    endings: ['env', 'gitignore', 'dockerignore', 'npmignore', 'gitattributes'],
    names: [
      '.env',
      '.gitignore',
      '.dockerignore',
      '.gitattributes',
      '.npmignore',
      '.prettierignore',
      'codeowners',
      'requirements.txt',
      'crontab',
    ],
    ...lineStart,
  },
]
