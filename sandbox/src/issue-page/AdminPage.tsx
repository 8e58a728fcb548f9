/** @jsxImportSource hono/jsx */
import { SettingsPage, type SettingsPageProps } from './SettingsPage'

/** Where Jira has the settings of an app. */
export const adminPath = '/jira/settings/apps/throughline'

/** Jira's settings for admins, with the app's real admin page in it. */
export const AdminPage = (props: SettingsPageProps) => (
  <SettingsPage {...props} title="Jira settings" crumbs={['Jira settings', 'Apps']} script="admin.js" />
)
