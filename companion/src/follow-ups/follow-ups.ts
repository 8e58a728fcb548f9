import type { FieldAnswer } from '@throughline/shared/rule-settings'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import type { ScreenField } from '../jira/moving'

/** By what a follow-up is named among those of its pull request. */
export interface FollowUpName {
  readonly pullRequestId: string
  readonly key: string
}

export interface FollowUpFacts {
  /** Jira's id of the issue that the pull request was made for. */
  readonly originalId: string
  readonly summary: string
  readonly itemKeys: readonly string[]
}

export interface Hindrance {
  /** Words that go on a sentence. */
  readonly reason: string
  /** The fields that are to be filled in. */
  readonly missing: readonly ScreenField[]
}

export interface ParkedFollowUp {
  readonly originalId: string
  readonly missing: readonly ScreenField[]
  readonly answers: readonly FieldAnswer[]
}

/** The Jira issues that were created for what pull requests leave to do, and those that wait for somebody. */
export const followUps = (sql: TenantSql) => {
  const save = async (name: FollowUpName, facts: FollowUpFacts, state: Record<string, unknown>) => {
    const { originalId, summary, itemKeys } = facts
    const row = { original_issue_id: originalId, summary, item_keys: [...itemKeys], changed_at: new Date() }
    const whole = { ...row, ...state }
    await sql`
      insert into follow_up ${sql({ pull_request_id: name.pullRequestId, follow_up_key: name.key, ...whole })}
      on conflict (tenant_id, pull_request_id, follow_up_key) do update set ${sql(whole)}`
  }

  return {
    /** How many of a repository were created since then. */
    async createdSince(repositoryId: string, since: Date): Promise<number> {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from follow_up
        join pull_request using (tenant_id, pull_request_id)
        where repository_id = ${repositoryId} and created_at >= ${since}`
      return row?.count ?? 0
    },

    /** Jira's id of an issue that was created for all of these, or under this name. */
    async findTracking({ pullRequestId, key }: FollowUpName, itemKeys: readonly string[]) {
      const [row] = await sql<{ issueId: string }[]>`
        select issue_id as "issueId" from follow_up
        where pull_request_id = ${pullRequestId} and issue_id is not null
          and (follow_up_key = ${key} or item_keys @> ${[...itemKeys]}::text[])
        order by created_at limit 1`
      return row?.issueId
    },

    /** What somebody filled in for this one alone. */
    async answersOf({ pullRequestId, key }: FollowUpName): Promise<readonly FieldAnswer[]> {
      const [row] = await sql<{ answers: readonly FieldAnswer[] | null }[]>`
        select answers from follow_up where pull_request_id = ${pullRequestId} and follow_up_key = ${key}`
      return row?.answers ?? []
    },

    /** One that waits for somebody. */
    async findParked({ pullRequestId, key }: FollowUpName): Promise<ParkedFollowUp | undefined> {
      const [row] = await sql<ParkedFollowUp[]>`
        select original_issue_id as "originalId", coalesce(missing_fields, '[]') as missing,
          coalesce(answers, '[]') as answers
        from follow_up
        where pull_request_id = ${pullRequestId} and follow_up_key = ${key} and state = 'parked'`
      return row
    },

    async saveAnswers({ pullRequestId, key }: FollowUpName, answers: readonly FieldAnswer[]): Promise<void> {
      await sql`
        update follow_up set answers = ${sql.json(passedJson(answers))}
        where pull_request_id = ${pullRequestId} and follow_up_key = ${key}`
    },

    saveCreated: (name: FollowUpName, facts: FollowUpFacts, created: { issueId: string; at: Date }) =>
      save(name, facts, {
        ...{ state: 'created', issue_id: created.issueId, created_at: created.at },
        ...{ reason: null, missing_fields: null },
      }),

    park: (name: FollowUpName, facts: FollowUpFacts, { reason, missing }: Hindrance) =>
      save(name, facts, { state: 'parked', reason, missing_fields: sql.json(passedJson(missing)) }),
  }
}
