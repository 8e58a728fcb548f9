import { createWording } from '../../wording'

export type AdminWording = ReturnType<typeof createAdminWording>

/** How the admin page tells numbers and times: these from `now`. */
export const createAdminWording = (now: Date, timeZone?: string) => {
  const { plural, ago } = createWording('en-GB', timeZone)
  const since = (iso: string | undefined) =>
    iso === undefined ? 'Never' : ago(new Date(iso), now, 'just now')
  return { plural, since }
}
