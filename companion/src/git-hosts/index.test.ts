import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { GitHostId } from '@throughline/shared/pull-request'
import { getGitHost, gitHosts } from './index'

const folders = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('every folder is a git host in the registry, under its own id, and every git host has its folder', () => {
  expect(Object.keys(gitHosts).sort()).toEqual(folders.sort())
  for (const [id, host] of Object.entries(gitHosts)) expect(host.id).toBe(id)
})

test('every git host is one that both sides know the name of', () => {
  for (const id of folders) expect(GitHostId.options).toContain(id)
})

test('a git host is found by its id, and one that is not there is named', () => {
  expect(getGitHost('github')).toBe(gitHosts.github)
  expect(() => getGitHost('sourceforge')).toThrow('This version does not know the git host sourceforge.')
  expect(() => getGitHost('constructor')).toThrow('This version does not know the git host constructor.')
})
