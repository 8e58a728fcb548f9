import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { createLocks, type Locks } from '../database/locks'
import { Failure } from '../failure'
import type { Document } from '../jira/document'
import type { Jira, MarkedComment } from '../jira/jira'
import { createCommentOnce } from './comment-once'
import { effects } from './effects'

let tenant: InstalledTenant
let locks: Locks
let jira: ReturnType<typeof createJira>

beforeAll(async () => {
  tenant = await createInstalledTenant()
})

beforeEach(async () => {
  locks = createLocks({ url: tenant.url, connections: 4, waitMs: 5_000 })
  jira = createJira()
  await tenant.superuser`delete from effect`
})

afterAll(() => tenant.stop())

const documentOf = (text: string): Document => [{ kind: 'paragraph', content: [{ text }] }]

/** Keeps comments, and can lose the answer to the next one it has written. */
const createJira = () => {
  const comments = new Map<string, MarkedComment>()
  const shown: string[] = []
  let losesAnswer = false
  let keepsInternal = true
  const isKept = ({ isInternal = false }: MarkedComment) => isInternal && keepsInternal
  const show = (comment: MarkedComment) => {
    if (!isKept(comment)) shown.push(JSON.stringify(comment.document))
  }
  const verbs: Pick<
    Jira,
    'findComment' | 'addComment' | 'updateComment' | 'isInternalComment' | 'removeComment'
  > = {
    findComment: async (_, marker) => [...comments].find(([, comment]) => comment.marker === marker)?.[0],
    async addComment(_, comment) {
      const id = String(comments.size + 1)
      comments.set(id, comment)
      show(comment)
      if (!losesAnswer) return id
      losesAnswer = false
      throw new Failure('jira-unavailable', 'Jira does not answer.')
    },
    async updateComment(_, id, comment) {
      if (!comments.has(id)) return false
      comments.set(id, comment)
      show(comment)
      return true
    },
    async isInternalComment(_, id) {
      const comment = comments.get(id)
      return comment !== undefined && isKept(comment)
    },
    async removeComment(_, id) {
      comments.delete(id)
    },
  }
  return {
    verbs: verbs as Jira,
    comments,
    shown,
    showInternal: () => {
      keepsInternal = false
    },
    loseNextAnswer: () => {
      losesAnswer = true
    },
    texts: () => [...comments.values()].map(({ document }) => JSON.stringify(document)),
  }
}

const put = (
  text: string,
  more: { readonly isInternal?: boolean; readonly isAskedFor?: boolean } = {},
  marker = 'summary 1',
) =>
  createCommentOnce({ database: tenant.database, locks, jira: jira.verbs, tenantId: tenant.tenantId })({
    ...{ issueId: '10007', marker, document: documentOf(text) },
    ...more,
  })
/** As a person asks for it. */
const ask = (text: string) => put(text, { isAskedFor: true })

describe('a comment under a marker', () => {
  test('is added once, and left alone when it says the same again', async () => {
    expect(await put('Shipped')).toBe('added')
    expect(await put('Shipped')).toBe('unchanged')
    expect(jira.comments.size).toBe(1)
  })

  test('is replaced in place when it says something else', async () => {
    await put('Shipped')
    expect(await put('Shipped, then reverted')).toBe('updated')
    expect(jira.texts()).toEqual([expect.stringContaining('then reverted')])
  })

  test('is not written again after a person deleted it', async () => {
    await put('Shipped')
    jira.comments.clear()
    expect(await put('Shipped again')).toBe('deleted by a person')
    expect(await put('And again')).toBe('deleted by a person')
    expect(jira.comments.size).toBe(0)
  })

  test('is found by its marker when Jira wrote it and its answer was lost', async () => {
    jira.loseNextAnswer()
    await expect(put('Shipped')).rejects.toMatchObject({ code: 'jira-unavailable' })
    expect(await put('Shipped')).toBe('updated')
    expect(jira.comments.size).toBe(1)
  })

  test('is added by the next attempt when a crash came before the call', async () => {
    const crashed = { state: 'sending', remoteId: undefined, digest: '' } as const
    await tenant.database.withTenant(tenant.tenantId, (sql) =>
      effects(sql).save('comment 10007 summary 1', crashed),
    )
    expect(await put('Shipped')).toBe('added')
    expect(jira.comments.size).toBe(1)
  })

  test('is found again when an older copy of the database was restored', async () => {
    await put('Shipped')
    await tenant.superuser`delete from effect`
    expect(await put('Shipped')).toBe('updated')
    expect(jira.comments.size).toBe(1)
  })
})

describe('a comment that a person asks for', () => {
  test('is written again where a person deleted it, whether that was known or not', async () => {
    await put('Shipped')
    jira.comments.clear()
    expect(await ask('Shipped')).toBe('added')
    jira.comments.clear()
    expect(await put('Shipped again')).toBe('deleted by a person')
    expect(await ask('Shipped again')).toBe('added')
    expect(await put('Shipped again')).toBe('unchanged')
    expect(jira.comments.size).toBe(1)
  })

  test('is replaced in place where it still stands', async () => {
    await put('Shipped')
    expect(await ask('Shipped')).toBe('updated')
    expect(jira.comments.size).toBe(1)
  })

  test('is there once when its answer was lost, and when many ask at once', async () => {
    await put('Shipped')
    jira.comments.clear()
    jira.loseNextAnswer()
    await expect(ask('Shipped')).rejects.toMatchObject({ code: 'jira-unavailable' })
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => ask('Shipped')))
    expect(new Set(outcomes)).toEqual(new Set(['updated']))
    expect(jira.comments.size).toBe(1)
  })
})

describe('an internal comment', () => {
  const putInternal = (text: string) => put(text, { isInternal: true })

  test('is filled in once Jira has said that it is internal, and never shown', async () => {
    expect(await putInternal('Shipped')).toBe('added')
    expect(await putInternal('Shipped')).toBe('unchanged')
    expect(await putInternal('Shipped, then reverted')).toBe('updated')
    expect(jira.texts()).toEqual([expect.stringContaining('then reverted')])
    expect(jira.shown).toEqual([])
  })

  test('is taken away where Jira shows it, before anything stood in it', async () => {
    jira.showInternal()
    expect(await putInternal('Shipped')).toBe('not kept from customers')
    expect(jira.comments.size).toBe(0)
    expect(jira.shown).toEqual([expect.stringContaining('makes sure that only your team reads this')])
  })

  test('is filled in by the next attempt when a crash came in between', async () => {
    jira.loseNextAnswer()
    await expect(putInternal('Shipped')).rejects.toMatchObject({ code: 'jira-unavailable' })
    expect(jira.texts()).not.toEqual([expect.stringContaining('Shipped')])
    expect(await putInternal('Shipped')).toBe('updated')
    expect(jira.texts()).toEqual([expect.stringContaining('Shipped')])
    expect(jira.shown).toEqual([])
  })

  test('does not say more in a comment that customers have read since before', async () => {
    await put('Shipped')
    expect(await putInternal('Shipped, and secret')).toBe('not kept from customers')
    expect(jira.texts()).toEqual([expect.not.stringContaining('secret')])
  })
})

describe('many at once', () => {
  test('twenty calls for one comment add it once, with more callers than the lock pool has connections', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => put('Shipped')))
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(19)
    expect(jira.comments.size).toBe(1)
  })

  test('different comments do not wait for each other', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => put('Shipped', {}, `summary ${index}`)),
    )
    expect(new Set(outcomes)).toEqual(new Set(['added']))
  })

  test('a call that waits too long for another one is told so, and to come back', async () => {
    const impatient = createLocks({ url: tenant.url, connections: 2, waitMs: 50 })
    const key = `${tenant.tenantId} comment 10007 summary 1`
    await impatient.hold(key, async () => {
      const second = impatient.hold(key, async () => 'never')
      await expect(second).rejects.toMatchObject({ code: 'effect-busy', retryAfterSeconds: 2 })
    })
    await impatient.close()
  })
})
