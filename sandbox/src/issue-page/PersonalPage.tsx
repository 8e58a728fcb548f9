/** @jsxImportSource hono/jsx */
import { SettingsPage, type SettingsPageProps } from './SettingsPage'

/** Somebody's personal settings in Jira, with the app's real page in it. */
export const PersonalPage = (props: SettingsPageProps) => (
  <SettingsPage
    {...props}
    title="Personal settings"
    crumbs={['Personal settings', 'Apps']}
    script="personal.js"
  />
)
