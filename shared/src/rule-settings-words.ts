import { ruleNames } from './rule-names'
import type { CommentLevel, SettingsId, StatusCategory } from './rule-settings'

/** What people see settings called: as their rule, or as what they are. */
export const settingsNames: Readonly<Record<SettingsId, string>> = {
  ...ruleNames,
  'skip-rules': 'Skip rules',
}

/** What the settings that belong to no rule do. */
export const skipRulesSentence = 'Which pull requests are linked to no issue, whatever is written in them.'

/** As Jira's own pages call its categories. */
export const categoryNames: Readonly<Record<StatusCategory, string>> = {
  new: 'To Do',
  indeterminate: 'In Progress',
  done: 'Done',
}

export const levelNames: Readonly<Record<CommentLevel, string>> = {
  off: 'No comment',
  title: 'Title only',
  summary: 'Whole summary',
}
