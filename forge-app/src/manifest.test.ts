import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { type Document, parseDocument } from 'yaml'

const root = resolve(__dirname, '../..')
const text = readFileSync(join(root, 'manifest.yml'), 'utf8')
const command = join(root, 'scripts/forge-validate.cjs')
const { ownProblems } = require(command) as { ownProblems: (manifest: unknown) => string[] }

/** What our own checks say about the manifest after a change. */
const problemsAfter = (change: (manifest: Document) => void) => {
  const manifest = parseDocument(text) as Document
  change(manifest)
  return ownProblems(manifest.toJS())
}

it('passes our own checks as it is', () => {
  expect(problemsAfter(() => {})).toEqual([])
})

describe('our own checks notice', () => {
  const remote = ['remotes', 0]
  const modules = ['modules']

  it.each<[string, (manifest: Document) => void, string]>([
    [
      'an event that is misspelt',
      (manifest) => manifest.setIn([...modules, 'trigger', 0, 'events', 0], 'avi:jira:creatd:issue'),
      'avi:jira:creatd:issue is an event that Jira does not send',
    ],
    [
      'a token without its scope',
      (manifest) => manifest.setIn(['permissions', 'scopes'], ['read:jira-work', 'read:app-user-token']),
      'appSystemToken is enabled without the scope read:app-system-token',
    ],
    [
      'a scope without its token',
      (manifest) => manifest.setIn([...remote, 'auth', 'appUserToken', 'enabled'], false),
      'read:app-user-token is asked for, but appUserToken is enabled nowhere',
    ],
    [
      'a remote that functions may not call',
      (manifest) => manifest.setIn([...remote, 'operations'], ['storage']),
      'remote companion lacks the operation compute',
    ],
    [
      'a remote that stores in silence',
      (manifest) => manifest.setIn([...remote, 'operations'], ['compute']),
      'remote companion lacks the operation storage',
    ],
    [
      'a remote that does not say what it stores',
      (manifest) => manifest.deleteIn([...remote, 'storage']),
      'remote companion does not say whether it stores personal data',
    ],
    [
      'a remote that browsers may call',
      (manifest) =>
        manifest.setIn(['permissions', 'external'], { fetch: { client: [{ remote: 'companion' }] } }),
      'remote companion can be called by a browser',
    ],
    [
      'a key that is misspelt',
      (manifest) => manifest.setIn([...modules, 'jira:issuePanel', 0, 'viewPortSize'], 'medium'),
      'modules.jira:issuePanel[0].viewPortSize is a key that nobody reads',
    ],
    [
      'a module that does nothing yet',
      (manifest) => manifest.setIn([...modules, 'jira:issueContext'], [{ key: 'pr-glance' }]),
      'modules.jira:issueContext is a key that nobody reads',
    ],
    [
      'an endpoint that leads nowhere',
      (manifest) => manifest.deleteIn([...modules, 'endpoint', 0, 'route']),
      'endpoint companion-events leads to no door of the companion',
    ],
    [
      'a function that nothing calls',
      (manifest) => manifest.addIn([...modules, 'function'], { key: 'idle', handler: 'index.idle' }),
      'idle is declared and used by nothing',
    ],
    [
      'an endpoint that nothing calls',
      (manifest) =>
        manifest.addIn([...modules, 'endpoint'], {
          key: 'idle',
          remote: 'companion',
          route: { path: '/forge/idle' },
        }),
      'idle is declared and used by nothing',
    ],
    [
      'a resource that nothing shows',
      (manifest) => manifest.addIn(['resources'], { key: 'idle', path: 'forge-app/icons' }),
      'idle is declared and used by nothing',
    ],
  ])('%s', (_, change, problem) => {
    expect(problemsAfter(change)).toEqual([problem])
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Atlassian's validators compile a schema of megabytes: they run in a process of their own. */
  const validate = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((done) => {
      const child = execFile(process.execPath, [command, ...args], { cwd: root }, (_, stdout, stderr) =>
        done({ code: child.exitCode ?? -1, output: stdout + stderr }),
      )
    })

  it('lets the manifest pass, and a wrong one not', async () => {
    const wrong = join(folder, 'manifest.yml')
    writeFileSync(
      wrong,
      text.replace('read:jira-work', 'read:jira-play').replace('created:issue', 'creatd:issue'),
    )
    const [ours, other] = await Promise.all([validate(), validate(wrong)])

    expect(ours).toEqual({ code: 0, output: 'manifest.yml is valid\n' })
    expect(other.code).toBe(1)
    expect(other.output).toContain("'read:jira-play'")
    expect(other.output).toContain('avi:jira:creatd:issue is an event that Jira does not send')
  }, 120_000)
})
