/** Where Jira has what an app lets everybody set for themselves. */
export const personalPath = '/jira/settings/personal/throughline'
