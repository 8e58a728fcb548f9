import type { TenantSql } from '../database/database'

/** Somebody of Jira, as an issue or a suggestion named them last. */
export interface KnownJiraPerson {
  readonly accountId: string
  readonly name: string
}

const MOST = 2_000

/** The people of Jira that we have met, by name: assignees, reporters, and stakeholders of issues that were reviewed. */
export const readJiraPeople = async (sql: TenantSql): Promise<readonly KnownJiraPerson[]> =>
  sql<KnownJiraPerson[]>`
    select distinct on (lower(name), "accountId") "accountId", name from (
      select assignee ->> 'id' as "accountId", assignee ->> 'name' as name from open_issue
      union
      select reporter ->> 'id', reporter ->> 'name' from open_issue
      union
      select person ->> 'accountId', person ->> 'name'
      from reviewer_suggestion, jsonb_array_elements((suggestion -> 'toTell') || (suggestion -> 'reviewers')) as person
    ) as met
    where "accountId" is not null and name is not null
    order by lower(name), "accountId" limit ${MOST}`
