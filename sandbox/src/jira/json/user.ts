import { type Person, userKeyOf } from '../people'
import type { Site } from '../site'

/** On Cloud an address is there where its owner shows it; a Data Center shows all, and has no account ids. */
export const userJson = (site: Site, apiUrl: string, person: Person) => {
  const { accountId, accountType, displayName, emailAddress } = person
  const picture = `${site.siteUrl}/avatars/${encodeURIComponent(accountId)}.png`
  const avatarUrls = { '16x16': picture, '24x24': picture, '32x32': picture, '48x48': picture }
  const shown = { avatarUrls, displayName, active: !site.store.hasLeft(accountId), timeZone }
  if (site.dialect === 'cloud') {
    const self = `${apiUrl}/user?accountId=${encodeURIComponent(accountId)}`
    return { self, accountId, accountType, ...(person.showsAddress && { emailAddress }), ...shown }
  }
  const { name } = person
  const self = `${apiUrl}/user?username=${encodeURIComponent(name)}`
  return { self, key: userKeyOf(person), name, ...(emailAddress && { emailAddress }), ...shown }
}

/** Of everybody here: JQL reads dates in it. */
export const timeZone = 'Europe/Amsterdam'
