/** Jira's two kinds: other addresses, another notation, other limits. */
export type Deployment = 'cloud' | 'data-center'
