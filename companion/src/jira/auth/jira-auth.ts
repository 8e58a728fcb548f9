/** How requests of one connection are authorized. One file per mode implements it. */
export interface JiraAuth {
  /** Up to, not including, /rest. */
  readonly baseUrl: string
  /** Headers that authorize one request. Throws `jira-token-expired` when there is no usable token at the moment. */
  authorize(): Promise<Readonly<Record<string, string>>>
}
