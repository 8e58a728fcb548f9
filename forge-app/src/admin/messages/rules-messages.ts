import type { SetupRule, SetupSettings } from '@throughline/shared/setup'
import type { AdminWording } from './admin-wording'

/** Rules of a repository, and who set them. */
export const rulesMessages = ({ since }: AdminWording) => ({
  rules: {
    repository: 'Repository',
    noRepository: 'Choose a repository first: rules are switched for each.',
    unmapped: 'This repository has no Jira project yet. Rules wait until one is mapped.',
    saved: (rule: string, isOn: boolean, repository: string) =>
      isOn ? `${rule} is on for ${repository}` : `${rule} is off for ${repository}`,
    who: ({ isOn, changedBy, changedAt }: SetupRule) => {
      if (changedAt === undefined) return isOn ? 'Default of this site' : 'Off by default'
      const how = isOn ? 'Turned on' : 'Turned off'
      const by = changedBy === undefined ? how : `${how} by ${changedBy}`
      return `${by} ${since(changedAt)}`
    },
    openSettings: (rule: string) => `Settings: ${rule}`,
    whoSet: ({ changedBy, changedAt }: SetupSettings) => {
      const by = changedBy === undefined ? 'Set' : `Set by ${changedBy}`
      return changedAt === undefined ? by : `${by} ${since(changedAt)}`
    },
  },
})
