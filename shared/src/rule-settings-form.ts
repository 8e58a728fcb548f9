import {
  CommentLevel,
  type MergeTarget,
  readTransitionIds,
  type SettingsId,
  type SettingsOf,
  StatusCategory,
} from './rule-settings'

/** What stands in the fields of a form, by their names: texts, and `yes` for what is ticked. */
export type SettingsForm = Readonly<Record<string, string>>

/** The fields of a form as they show these settings. */
export const formOf = <Id extends SettingsId>(id: Id, settings: SettingsOf<Id>): SettingsForm =>
  (forms[id] as { readonly write: (settings: SettingsOf<Id>) => SettingsForm }).write(settings)

/** The settings that somebody filled in. Nothing is checked: what is wrong is left in it for whoever saves it. */
export const settingsIn = (id: SettingsId, form: SettingsForm): Record<string, unknown> =>
  forms[id].read(form)

/** The field of a comment level for one Jira project; empty where it has none of its own. */
export const levelField = (projectId: string): string => `level-${projectId}`

/** Where an issue may go, as a choice and a text beside it. */
export const targetKinds = ['status', 'category-new', 'category-indeterminate', 'category-done'] as const

const listed = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
const asList = (parts: readonly string[]): string => parts.join(', ')
const tick = (isTicked: boolean): string => (isTicked ? 'yes' : '')

const kindOf = (target: MergeTarget): string =>
  target.by === 'category' ? `category-${target.category}` : target.by
const textOf = (target: MergeTarget): string => {
  if (target.by === 'status') return target.name
  return target.by === 'ids' ? asList(target.ids) : ''
}

const readTarget = (kind = '', text = ''): object => {
  const category = StatusCategory.safeParse(kind.replace('category-', '')).data
  if (category) return { by: 'category', category }
  return kind === 'ids' ? { by: 'ids', ids: readTransitionIds(text) ?? [text] } : { by: 'status', name: text }
}

const optionalMoves = ['opened', 'reviewRequested', 'reverted'] as const

/** What is switched off keeps where it would lead, where that has a name. */
const readOptional = (kind = 'off', text = ''): object => {
  if (kind !== 'off') return { isOn: true, to: readTarget(kind, text) }
  return { isOn: false, ...(text.trim() !== '' && { to: readTarget('status', text) }) }
}

const writeAnswers = (answers: SettingsOf<'transition-issues'>['answers']): string =>
  answers.map(({ field, value }) => `${field} = ${value}`).join('\n')

const readAnswers = (text = ''): readonly object[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf('=')
      return at < 0 ? { field: line, value: '' } : { field: line.slice(0, at), value: line.slice(at + 1) }
    })

const readLevels = (form: SettingsForm): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, level]) =>
      name.startsWith(levelField('')) && level !== '' ? [[name.slice(levelField('').length), level]] : [],
    ),
  )

type Forms = {
  readonly [Id in SettingsId]: {
    readonly write: (settings: SettingsOf<Id>) => SettingsForm
    readonly read: (form: SettingsForm) => Record<string, unknown>
  }
}

const forms: Forms = {
  'auto-link': {
    write: ({ tellsAuthor, status, linksAtOnce }) => ({
      tellsAuthor: tick(tellsAuthor),
      status: tick(status),
      linksAtOnce: tick(linksAtOnce),
    }),
    read: (form) => ({
      tellsAuthor: form['tellsAuthor'] === 'yes',
      status: form['status'] === 'yes',
      linksAtOnce: form['linksAtOnce'] === 'yes',
    }),
  },

  'suggest-reviewers': {
    write: ({ blocked, spreadsWork, requestsReview, namesOnPullRequest }) => ({
      blocked: asList(blocked),
      spreadsWork: tick(spreadsWork),
      requestsReview: tick(requestsReview),
      namesOnPullRequest: tick(namesOnPullRequest),
    }),
    read: (form) => ({
      blocked: listed(form['blocked']),
      spreadsWork: form['spreadsWork'] === 'yes',
      requestsReview: form['requestsReview'] === 'yes',
      namesOnPullRequest: form['namesOnPullRequest'] === 'yes',
    }),
  },

  'post-merge-summary': {
    write: ({ baseBranches, level, levelOfProject }) => ({
      baseBranches: asList(baseBranches),
      level,
      ...Object.fromEntries(
        Object.entries(levelOfProject).map(([projectId, own]) => [levelField(projectId), own]),
      ),
    }),
    read: (form) => ({
      baseBranches: listed(form['baseBranches']),
      level: form['level'] ?? CommentLevel.enum.summary,
      levelOfProject: readLevels(form),
    }),
  },

  'create-follow-ups': {
    write: ({ comments, todos, oneEach, issueType, labels, tellsPullRequest, answers, ...most }) => ({
      ...{ comments: tick(comments), todos: tick(todos), oneEach: tick(oneEach), issueType },
      followUpLabels: asList(labels),
      ...{ mostOfPullRequest: String(most.mostOfPullRequest), mostInAnHour: String(most.mostInAnHour) },
      tellsPullRequest: tick(tellsPullRequest),
      answers: writeAnswers(answers),
    }),
    read: (form) => ({
      comments: form['comments'] === 'yes',
      todos: form['todos'] === 'yes',
      oneEach: form['oneEach'] === 'yes',
      issueType: form['issueType'] ?? '',
      labels: listed(form['followUpLabels']),
      mostOfPullRequest: Number(form['mostOfPullRequest'] ?? ''),
      mostInAnHour: Number(form['mostInAnHour'] ?? ''),
      tellsPullRequest: form['tellsPullRequest'] === 'yes',
      answers: readAnswers(form['answers']),
    }),
  },

  'transition-issues': {
    write: ({ baseBranches, to, answers, ...moves }) => ({
      baseBranches: asList(baseBranches),
      toKind: kindOf(to),
      toText: textOf(to),
      ...Object.fromEntries(
        optionalMoves.flatMap((what) => [
          [`${what}Kind`, moves[what].isOn ? kindOf(moves[what].to) : 'off'],
          [`${what}Text`, textOf(moves[what].to)],
        ]),
      ),
      answers: writeAnswers(answers),
    }),
    read: (form) => ({
      baseBranches: listed(form['baseBranches']),
      to: readTarget(form['toKind'], form['toText']),
      ...Object.fromEntries(
        optionalMoves.map((what) => [what, readOptional(form[`${what}Kind`], form[`${what}Text`])]),
      ),
      answers: readAnswers(form['answers']),
    }),
  },

  'skip-rules': {
    write: ({ labels, words, branchPattern, drafts, bots, trustedBots }) => ({
      labels: asList(labels),
      words: asList(words),
      branchPattern,
      drafts: tick(drafts),
      bots: tick(bots),
      trustedBots: asList(trustedBots),
    }),
    read: (form) => ({
      labels: listed(form['labels']),
      words: listed(form['words']),
      branchPattern: form['branchPattern'] ?? '',
      drafts: form['drafts'] === 'yes',
      bots: form['bots'] === 'yes',
      trustedBots: listed(form['trustedBots']),
    }),
  },
}
