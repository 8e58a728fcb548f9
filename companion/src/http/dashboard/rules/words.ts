import type { RuleId } from '@throughline/shared/rules'

/** What the page of rules says. */
export const words = {
  title: 'Rules',
  lead: 'What Throughline does for pull requests of this repository. Changes are saved at once and can be undone.',
  on: 'On',
  off: 'Off',
  turnedOn: (name: string, date: string) => `Turned on by ${name} on ${date}`,
  turnedOff: (name: string, date: string) => `Turned off by ${name} on ${date}`,
  onByDefault: 'Default of this site',
  offByDefault: 'Off by default',
  saved: (rule: string, isOn: boolean, repository: string) =>
    `${rule} is ${isOn ? 'on' : 'off'} for ${repository}`,
  mayOnlySee: 'You can see these rules. Maintainers can change them.',
  noProject: 'This repository has no Jira project yet. Rules wait until one is mapped.',
  about: 'About this repository',
  projects: 'Jira projects',
  projectsText: 'Pull requests of this repository may only reach these projects.',
  changeProjects: 'Change projects',
  mapProjects: 'Map projects',
  changes: 'Recent changes',
  noChanges: 'Nobody has changed a rule here yet.',
  log: 'Audit log',
  changed: (isOn: boolean) => (isOn ? 'turned on' : 'turned off'),
  set: 'set',
  undo: 'Undo',
  undoLabel: (rule: string) => `Undo: ${rule}`,
} as const

export const ruleSentences: Readonly<Record<RuleId, string>> = {
  'auto-link':
    'Finds the Jira issue of a pull request even when nobody wrote its key, and links it when sure.',
  'post-merge-summary':
    'When a pull request merges, writes one comment on each linked issue: what changed, why, and what is left.',
  'suggest-reviewers':
    'Names up to three people who know the code or follow the issue, and says why. Nobody is notified until someone clicks.',
  'create-follow-ups':
    'On merge, turns unresolved review comments and new TODOs into a Jira issue linked to the original.',
  'transition-issues':
    'Moves an issue to Done when all its pull requests are merged. Never moves an issue backwards.',
}
