import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { personOf, read } from './read'

describe('who somebody is', () => {
  test.each([
    [{ login: 'mina', type: 'User' }, 'Mina Sato', { login: 'mina', name: 'Mina Sato', isBot: false }],
    [{ login: 'mina', type: 'User' }, undefined, { login: 'mina', name: 'mina', isBot: false }],
    [{ login: 'mina', type: 'User' }, null, { login: 'mina', name: 'mina', isBot: false }],
    [{ login: 'ci', type: 'Bot' }, undefined, { login: 'ci', name: 'ci', isBot: true }],
    [{ login: 'ci[bot]' }, undefined, { login: 'ci[bot]', name: 'ci[bot]', isBot: true }],
    [{ login: 'robotics' }, undefined, { login: 'robotics', name: 'robotics', isBot: false }],
    [null, undefined, { login: 'ghost', name: 'ghost', isBot: false }],
    [undefined, undefined, { login: 'ghost', name: 'ghost', isBot: false }],
  ])('%j called %j', (user, name, person) => {
    expect(personOf(user, name)).toEqual(person)
  })
})

const recordings = dataBeside('payloads/github')
/** Bodies that somebody made up for a test: their repositories have words for numbers, or are null. */
const madeUp = /^pull_request\..*\.github-for-jira-/
const files = recordings.isThere
  ? readdirSync(recordings.address).filter((file) => !madeUp.test(file))
  : ['none']

recordings.describe('deliveries that were recorded at real hosts', () => {
  test.each(files)('%s is an event of ours or nothing, and never an error', (file) => {
    const event = file.split('.')[0] ?? ''
    const body = readFileSync(join(recordings.address, file), 'utf8')
    const found = read({ event, body })
    if (event === 'issue_comment') return expect(found).toBeUndefined()
    const isOurs = event === 'pull_request' || event === 'pull_request_review'
    const isIgnored = /\.(assigned|unassigned|locked|unlocked)\./.test(file)
    expect(found !== undefined).toBe(isOurs && !isIgnored)
    if (file.includes('closed_merged')) expect(found?.kind).toBe('merged')
  })
})
