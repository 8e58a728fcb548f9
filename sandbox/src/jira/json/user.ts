import type { Person } from '../people'
import type { Site } from '../site'

/** E-mail addresses are hidden, as most people on Jira Cloud have it. */
export const userJson = (
  { siteUrl }: Site,
  apiUrl: string,
  { accountId, accountType, displayName }: Person,
) => {
  const picture = `${siteUrl}/avatars/${encodeURIComponent(accountId)}.png`
  return {
    self: `${apiUrl}/user?accountId=${encodeURIComponent(accountId)}`,
    accountId,
    accountType,
    avatarUrls: { '16x16': picture, '24x24': picture, '32x32': picture, '48x48': picture },
    displayName,
    active: true,
    timeZone: 'Europe/Amsterdam',
  }
}
