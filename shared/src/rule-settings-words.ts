import { ruleNames } from './rule-names'
import type { CommentLevel, SettingsId, StatusCategory } from './rule-settings'

/** What people see settings called: as their rule, or as what they are. */
export const settingsNames: Readonly<Record<SettingsId, string>> = {
  ...ruleNames,
  'skip-rules': 'Skip rules',
}

/** What the settings that belong to no rule do. */
export const skipRulesSentence =
  'Which pull requests are linked to no issue, whatever keys are written in them. Branches of dependabot and all-contributors always are left out.'

/** As Jira's own pages call its categories. */
export const categoryNames: Readonly<Record<StatusCategory, string>> = {
  new: 'To Do',
  indeterminate: 'In Progress',
  done: 'Done',
}

export const levelNames: Readonly<Record<CommentLevel, string>> = {
  summary: 'Whole summary',
  title: 'Title only',
  off: 'No comment',
}

/** The words of the forms, the same in Jira and on the dashboard. */
export const settingsWords = {
  open: 'Settings',
  save: 'Save settings',
  saved: (name: string, repository: string) => `The settings of ${name} are saved for ${repository}`,
  changed: (name: string, date: string) => `Settings changed by ${name} on ${date}`,
  branches: {
    label: 'Merged into',
    hint: 'Branches, with commas between them; * stands for any characters. Empty: every branch counts.',
  },
  to: { label: 'When all its pull requests are merged, move an issue to', text: 'Status or ids' },
  optional: {
    opened: 'When a pull request is opened, move its issue to',
    reviewRequested: 'When a review is requested, move its issue to',
    reverted: 'When a merge is reverted, move its issue back to',
  },
  status: 'Status',
  kinds: {
    off: 'Nothing: leave it',
    status: 'The status named here',
    'category-new': 'The first status of To Do',
    'category-indeterminate': 'The first status of In Progress',
    'category-done': 'The first status of Done',
    ids: 'Transitions with these ids',
  },
  toHint:
    'Ids of transitions are for what comes from GitLab: several follow one another, with commas between them.',
  answers: {
    label: 'Answers for fields that a transition asks for',
    hint: 'One on a line, such as Resolution = Fixed. Without an answer, a move that needs one waits for somebody.',
  },
  autoLink: {
    tellsAuthor: 'Tell the author in one comment on the pull request, where a link is 80 to 94 % sure',
    status: 'Set a commit status that says which issue a pull request is linked to',
    linksAtOnce:
      'Link without asking, where it is sure enough. Otherwise, suggest it and learn from the answers',
  },
  followUps: {
    comments: 'Unresolved review comments',
    todos: 'New TODOs',
    oneEach: 'An issue for each of them, rather than one with a list',
    tellsPullRequest: 'Say in a comment on the pull request what is left, and which issue it became',
    issueType: { label: 'Issue type', hint: 'By its name, such as Task.' },
    labels: { label: 'Labels of the issue', hint: 'With commas between them, without blanks.' },
    mostOfPullRequest: {
      label: 'At most, where each has its issue',
      hint: '1 to 50 of one pull request; what is over that shares the last one.',
    },
    mostInAnHour: {
      label: 'At most in an hour',
      hint: '1 to 500 of this repository; what is over that waits.',
    },
    answers: {
      label: 'Answers for fields that a new issue asks for',
      hint: 'One on a line, such as Team = Web. Without an answer, a follow-up that needs one waits for somebody.',
    },
  },
  level: {
    label: 'Comment on issues',
    ofProject: (project: string) => `Comment in ${project}`,
    same: 'As above',
  },
  blocked: {
    label: 'Never suggest these people',
    hint: 'Logins of who does not want to be suggested here, with commas between them.',
  },
  spreadsWork: 'Spread the work: put those behind who reviewed much in the last month',
  requestsReview: 'Request a review from the first one when a pull request is opened and nobody was asked',
  namesOnPullRequest: 'Name them in a comment on the pull request, without notifying anybody',
  labels: { label: 'Labels', hint: 'With commas between them.' },
  words: { label: 'Words in title, description or branch', hint: 'With commas between them; in any case.' },
  pattern: { label: 'Branches', hint: 'A regular expression, such as ^release/v\\d+$. Empty: none.' },
  drafts: 'Drafts, until they are ready',
  bots: 'What bots open and push',
  trustedBots: {
    label: 'But not these bots',
    hint: 'Their logins, such as renovate[bot], with commas between them.',
  },
} as const

/** What a field is called where it cannot be saved, by the first part of its place. */
export const settingLabels: Readonly<Record<string, string>> = {
  baseBranches: settingsWords.branches.label,
  to: settingsWords.to.label,
  ...settingsWords.optional,
  answers: settingsWords.answers.label,
  level: settingsWords.level.label,
  issueType: settingsWords.followUps.issueType.label,
  mostOfPullRequest: settingsWords.followUps.mostOfPullRequest.label,
  mostInAnHour: settingsWords.followUps.mostInAnHour.label,
  levelOfProject: settingsWords.level.label,
  blocked: settingsWords.blocked.label,
  labels: settingsWords.labels.label,
  words: settingsWords.words.label,
  branchPattern: settingsWords.pattern.label,
  trustedBots: settingsWords.trustedBots.label,
}
