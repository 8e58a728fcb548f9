import { CommentLevel, type SettingsId } from '@throughline/shared/rule-settings'
import { levelField, type SettingsForm, targetKinds } from '@throughline/shared/rule-settings-form'
import { levelNames, settingsWords as words } from '@throughline/shared/rule-settings-words'
import type { SiteProject } from '@throughline/shared/setup'
import { ChoiceField, LinesField, TextField, TickField } from './fields'

interface Props {
  readonly id: SettingsId
  readonly form: SettingsForm
  /** Those that the repository reaches, as far as this person sees them. */
  readonly projects: readonly SiteProject[]
  readonly change: (name: string, value: string) => void
}

/** The fields of one rule's settings. */
export function SettingsFields(props: Props) {
  switch (props.id) {
    case 'auto-link':
      return <LinkFields {...props} />
    case 'transition-issues':
      return <MoveFields {...props} />
    case 'post-merge-summary':
      return <SummaryFields {...props} />
    case 'suggest-reviewers':
      return <ReviewerFields {...props} />
    case 'create-follow-ups':
      return <FollowUpFields {...props} />
    case 'skip-rules':
      return <SkipFields {...props} />
  }
}

/** What every field of this name has. */
const named = ({ form, change }: Props, name: string) => ({
  name,
  value: form[name] ?? '',
  change: (value: string) => change(name, value),
})

function MoveFields(props: Props) {
  return (
    <>
      <TextField {...named(props, 'baseBranches')} {...words.branches} />
      <TargetFields {...props} name="to" label={words.to.label} text={words.to.text} kinds={mergeKinds} />
      {(['opened', 'reviewRequested', 'reverted'] as const).map((name) => (
        <TargetFields
          {...props}
          key={name}
          name={name}
          label={words.optional[name]}
          text={words.status}
          kinds={optionalKinds}
        />
      ))}
      <LinesField {...named(props, 'answers')} {...words.answers} />
    </>
  )
}

const mergeKinds = [...targetKinds, 'ids'] as const
const optionalKinds = ['off', ...targetKinds] as const
/** A text stands beside these. */
const namedKinds: readonly string[] = ['status', 'ids']

interface TargetProps extends Props {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly kinds: readonly (keyof typeof words.kinds)[]
}

function TargetFields({ name, label, text, kinds, ...props }: TargetProps) {
  const kind = named(props, `${name}Kind`)
  return (
    <>
      <ChoiceField
        {...kind}
        label={label}
        options={kinds.map((each) => [each, words.kinds[each]] as const)}
      />
      {namedKinds.includes(kind.value) ? (
        <TextField
          {...named(props, `${name}Text`)}
          label={text}
          {...(kind.value === 'ids' && { hint: words.toHint })}
        />
      ) : null}
    </>
  )
}

function SummaryFields(props: Props) {
  const levels = [...CommentLevel.options].reverse().map((level) => [level, levelNames[level]] as const)
  return (
    <>
      <TextField {...named(props, 'baseBranches')} {...words.branches} />
      <ChoiceField {...named(props, 'level')} label={words.level.label} options={levels} />
      {props.projects.map(({ id, key }) => (
        <ChoiceField
          {...named(props, levelField(id))}
          key={id}
          label={words.level.ofProject(key)}
          options={[['', words.level.same], ...levels]}
        />
      ))}
    </>
  )
}

function LinkFields(props: Props) {
  return (
    <>
      <TickField {...named(props, 'tellsAuthor')} label={words.autoLink.tellsAuthor} />
      <TickField {...named(props, 'status')} label={words.autoLink.status} />
      <TickField {...named(props, 'linksAtOnce')} label={words.autoLink.linksAtOnce} />
    </>
  )
}

function ReviewerFields(props: Props) {
  return (
    <>
      <TextField {...named(props, 'blocked')} {...words.blocked} />
      <TickField {...named(props, 'spreadsWork')} label={words.spreadsWork} />
      <TickField {...named(props, 'requestsReview')} label={words.requestsReview} />
      <TickField {...named(props, 'namesOnPullRequest')} label={words.namesOnPullRequest} />
    </>
  )
}

function FollowUpFields(props: Props) {
  const { followUps } = words
  return (
    <>
      <TickField {...named(props, 'comments')} label={followUps.comments} />
      <TickField {...named(props, 'todos')} label={followUps.todos} />
      <TickField {...named(props, 'oneEach')} label={followUps.oneEach} />
      <TickField {...named(props, 'tellsPullRequest')} label={followUps.tellsPullRequest} />
      <TextField {...named(props, 'issueType')} {...followUps.issueType} />
      <TextField {...named(props, 'followUpLabels')} {...followUps.labels} />
      <TextField {...named(props, 'mostOfPullRequest')} {...followUps.mostOfPullRequest} />
      <TextField {...named(props, 'mostInAnHour')} {...followUps.mostInAnHour} />
      <LinesField {...named(props, 'answers')} {...followUps.answers} />
    </>
  )
}

function SkipFields(props: Props) {
  return (
    <>
      <TextField {...named(props, 'labels')} {...words.labels} />
      <TextField {...named(props, 'words')} {...words.words} />
      <TextField {...named(props, 'branchPattern')} {...words.pattern} />
      <TickField {...named(props, 'drafts')} label={words.drafts} />
      <TickField {...named(props, 'bots')} label={words.bots} />
      <TextField {...named(props, 'trustedBots')} {...words.trustedBots} />
    </>
  )
}
