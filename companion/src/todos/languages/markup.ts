import { angleDashes, double, hash, percentDashes, single, slashes, slashStar } from './forms'
import type { BlockComment, Language, Region } from './language'

const between = (open: string, close: string): BlockComment => ({ open, close })
const element = (name: string, language: string): Region => ({
  open: `<${name}`,
  close: `</${name}`,
  language,
  isElement: true,
})
const page = {
  blockComments: [angleDashes],
  regions: [element('script', 'TypeScript'), element('style', 'CSS')],
}
const component = {
  blockComments: [angleDashes, between('{/*', '*/}')],
  regions: [element('script', 'TypeScript'), element('style', 'SCSS')],
  fragment: 'Piece of a component',
}
const pageWith = (...comments: readonly BlockComment[]) => ({
  ...page,
  blockComments: [angleDashes, ...comments],
})
const erb = [percentDashes, between('<%#', '%>')] as const
const markdown = {
  lineComments: [{ open: '- [ ]', where: 'line-start' }],
  blockComments: [angleDashes, between('{/*', '*/}')],
  strings: [
    { open: '```', close: '```', spansLines: true },
    { open: '`', close: '`' },
  ],
} as const

/** Texts with marks, and pages that hold other languages. */
export const markup: readonly Language[] = [
  {
    name: 'HTML',
    endings: ['html', 'htm', 'xhtml', 'shtml'],
    ...pageWith(between('{#', '#}'), between('{% comment %}', '{% endcomment %}')),
  },
  {
    name: 'XML',
    endings: [
      'xml',
      'xaml',
      'xsd',
      'xsl',
      'xslt',
      'svg',
      'plist',
      'csproj',
      'vbproj',
      'fsproj',
      'vcxproj',
      'props',
      'targets',
      'nuspec',
      'resx',
      'wsdl',
      'rss',
      'atom',
      'xmi',
      'pom',
      'jelly',
      'axml',
      'storyboard',
      'xib',
      'dita',
      'rng',
      'ui',
      'iml',
      'config',
      'zcml',
      'fxml',
      'bpmn',
    ],
    blockComments: [angleDashes],
    strings: [{ open: '<![CDATA[', close: ']]>', spansLines: true }],
  },
  { name: 'Vue', endings: ['vue'], ...component },
  { name: 'Svelte', endings: ['svelte'], ...component },
  { name: 'Astro', endings: ['astro'], ...component },
  {
    name: 'Piece of a component',
    lineComments: [slashes],
    blockComments: [slashStar, angleDashes],
    strings: [double, single],
  },
  {
    name: 'PHP',
    endings: ['php', 'phtml', 'php3', 'php4', 'php5', 'php7', 'phps', 'inc', 'module', 'ctp'],
    ...page,
    regions: [
      { open: '<?php', close: '?>', language: 'PHP code' },
      { open: '<?=', close: '?>', language: 'PHP code' },
      ...page.regions,
    ],
    fragment: 'PHP code',
  },
  { name: 'Blade', endings: ['blade.php'], ...pageWith(between('{{--', '--}}')) },
  { name: 'Markdown', endings: ['md', 'markdown', 'mdown', 'mkd', 'rmd', 'qmd', 'mdx', 'mkdn'], ...markdown },
  {
    name: 'Handlebars',
    endings: ['hbs', 'handlebars', 'mustache', 'hogan'],
    ...pageWith(between('{{!--', '--}}'), between('{{!', '}}'), between('{{~!', '}}')),
  },
  {
    name: 'Ember component',
    endings: ['gjs', 'gts'],
    lineComments: [slashes],
    blockComments: [slashStar, between('{{!', '}}')],
    strings: [double, single],
  },
  {
    name: 'Jinja',
    endings: ['j2', 'jinja', 'jinja2', 'njk', 'nunjucks', 'twig', 'tera', 'volt', 'dtl', 'html.twig'],
    ...pageWith(between('{#', '#}'), between('{% comment %}', '{% endcomment %}')),
  },
  {
    name: 'Liquid',
    endings: ['liquid'],
    ...pageWith(
      between('{% comment %}', '{% endcomment %}'),
      between('{%- comment -%}', '{%- endcomment -%}'),
      between('{% #', '%}'),
      between('{%- #', '-%}'),
    ),
  },
  { name: 'Embedded Ruby', endings: ['erb', 'rhtml', 'html.erb'], ...pageWith(...erb) },
  { name: 'EJS', endings: ['ejs', 'eta'], ...pageWith(...erb) },
  {
    name: 'JSP or ASP',
    endings: ['jsp', 'jspf', 'jspx', 'tag', 'asp', 'aspx', 'ascx', 'ashx', 'master', 'gsp'],
    ...pageWith(percentDashes),
  },
  { name: 'SilverStripe', endings: ['ss'], ...pageWith(percentDashes) },
  {
    name: 'Razor',
    endings: ['cshtml', 'razor', 'vbhtml'],
    lineComments: [{ open: '//', where: 'line-start' }],
    blockComments: [angleDashes, between('@*', '*@'), slashStar],
  },
  {
    name: 'Embedded Elixir',
    endings: ['eex', 'heex', 'leex'],
    ...pageWith(between('<%!--', '--%>'), between('<%#', '%>')),
  },
  { name: 'FreeMarker', endings: ['ftl', 'ftlh'], ...pageWith(between('<#--', '-->')) },
  {
    name: 'Velocity',
    endings: ['vm', 'vtl'],
    ...pageWith(between('#*', '*#')),
    lineComments: [{ open: '##' }],
  },
  { name: 'Smarty', endings: ['tpl', 'latte'], ...pageWith(between('{*', '*}'), between('{{/*', '*/}}')) },
  {
    name: 'Go template',
    endings: ['tmpl', 'gotmpl', 'gohtml'],
    ...pageWith(between('{{/*', '*/}}'), between('{{- /*', '*/ -}}')),
  },
  {
    name: 'Haml',
    endings: ['haml', 'hamlc'],
    lineComments: [
      { open: '-#', where: 'line-start' },
      { open: '/', where: 'line-start' },
    ],
    blockComments: [angleDashes, between('<%#', '%>')],
  },
  {
    name: 'Pug',
    endings: ['pug', 'jade'],
    lineComments: [{ open: '//', where: 'line-start' }],
    blockComments: [angleDashes],
  },
  {
    name: 'Slim',
    endings: ['slim', 'skim'],
    lineComments: [{ open: '/', where: 'line-start' }],
    blockComments: [angleDashes],
  },
  {
    name: 'Org',
    endings: ['org'],
    lineComments: [{ open: '# ', where: 'line-start' }],
    blockComments: [between('#+begin_comment', '#+end_comment'), between('#+BEGIN_COMMENT', '#+END_COMMENT')],
  },
  {
    name: 'AsciiDoc',
    endings: ['adoc', 'asciidoc', 'asc'],
    lineComments: [{ open: '//', where: 'column-one' }],
    blockComments: [{ open: '////', close: '////', where: 'column-one' }],
  },
  {
    name: 'reStructuredText',
    endings: ['rst', 'rest'],
    lineComments: [{ open: '.. ', where: 'line-start' }],
  },
  { name: 'Typst', endings: ['typ'], lineComments: [slashes], blockComments: [slashStar] },
  { name: 'Mermaid', endings: ['mmd', 'mermaid'], lineComments: [{ open: '%%', where: 'line-start' }] },
  { name: 'PlantUML', endings: ['puml', 'plantuml'], lineComments: [{ open: "'", where: 'line-start' }] },
  {
    name: 'Graphviz',
    endings: ['dot', 'gv'],
    lineComments: [slashes, hash],
    blockComments: [slashStar],
    strings: [double],
  },
  { name: 'DTD or SGML', endings: ['dtd', 'sgml', 'ent'], blockComments: [angleDashes] },
  { name: 'Plain text', endings: ['txt', 'text'], lineComments: [{ open: '//', where: 'line-start' }] },
]
