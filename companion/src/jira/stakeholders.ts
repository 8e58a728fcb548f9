/** Somebody of a Jira, as it shows them to this connection. */
export interface JiraPerson {
  /** Cloud's account id; on a Data Center the key that stays when somebody's name changes. */
  readonly accountId: string
  readonly name: string
  /** Undefined where it is hidden, as it mostly is on Cloud. */
  readonly email: string | undefined
  /** False for an account that was closed: who left the company. */
  readonly isActive: boolean
  readonly isApp: boolean
}

export type StakeholderRole = 'reporter' | 'assignee' | 'watcher' | 'commenter' | 'component-lead'

/** Somebody who has to do with an issue, once for each role. */
export interface IssueStakeholder {
  readonly person: JiraPerson
  readonly role: StakeholderRole
  /** The component that a component lead leads. */
  readonly component?: string
}

/** What Jira is asked about people. */
export interface JiraPeople {
  /** Nobody for an issue that may not be seen; watchers only where the account may see them. */
  readStakeholders(issueId: string): Promise<readonly IssueStakeholder[]>
  /** Nobody where the account may not see them, or watching is off. */
  readWatchers(issueId: string): Promise<readonly JiraPerson[]>
  /** Undefined for an account that is gone. */
  findPerson(accountId: string): Promise<JiraPerson | undefined>
  /** False for an account that was closed, or that is gone. */
  isActive(accountId: string): Promise<boolean>
  /** How this Jira wants somebody to be named as an assignee. Undefined for an account that is gone. */
  findNameToAssign(accountId: string): Promise<string | undefined>
  /**
   * The one open account of a person with this address, whether Jira shows the address or only knows it. Undefined
   * where there is none, or several, and where this connection may not look for people.
   */
  findByEmail(email: string): Promise<JiraPerson | undefined>
}
