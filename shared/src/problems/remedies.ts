export const tryAgain = { label: 'Try again', kind: 'try-again' } as const
export const checkAgain = { label: 'Check again', kind: 'try-again' } as const
export const connectWithOAuth = { label: 'Connect with OAuth', kind: 'go-to-oauth' } as const
export const replaceToken = { label: 'Replace token', kind: 'replace-token' } as const
export const howTo = (value: string) => ({ label: 'How to create a token', kind: 'open', value }) as const
