/** @jsxImportSource hono/jsx */
import { CommentLevel, type SettingsId } from '@throughline/shared/rule-settings'
import { levelField, type SettingsForm, targetKinds } from '@throughline/shared/rule-settings-form'
import { levelNames, settingsWords as words } from '@throughline/shared/rule-settings-words'
import type { ReachedProject } from '../../../../panel/reached-projects'
import { CheckField } from '../../components/CheckField'
import { Field } from '../../components/Field'
import { LinesField } from '../../components/LinesField'
import { SelectField } from '../../components/SelectField'
import { fieldName } from './settings-state'

interface FieldsProps {
  readonly id: SettingsId
  readonly form: SettingsForm
  readonly projects: readonly ReachedProject[]
}

/** The fields of one rule's settings. */
export function SettingsFields(props: FieldsProps) {
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

const named = ({ id, form }: FieldsProps, name: string) => ({
  name: fieldName(id, name),
  value: form[name] ?? '',
})

function MoveFields(props: FieldsProps) {
  return (
    <>
      <Field {...named(props, 'baseBranches')} label={words.branches.label} hint={words.branches.hint} />
      <TargetFields
        {...props}
        name="to"
        label={words.to.label}
        text={words.to.text}
        more={['ids']}
        hint={words.toHint}
      />
      {(['opened', 'reviewRequested', 'reverted'] as const).map((name) => (
        <TargetFields
          {...props}
          name={name}
          label={words.optional[name]}
          text={words.status}
          more={['off']}
        />
      ))}
      <LinesField {...named(props, 'answers')} label={words.answers.label} hint={words.answers.hint} />
    </>
  )
}

interface TargetProps extends FieldsProps {
  readonly name: string
  readonly label: string
  /** The label of the text beside the choice. */
  readonly text: string
  readonly more: readonly ('off' | 'ids')[]
  readonly hint?: string
}

function TargetFields({ name, label, text, more, hint, ...props }: TargetProps) {
  const kinds = [
    ...more.filter((kind) => kind === 'off'),
    ...targetKinds,
    ...more.filter((kind) => kind === 'ids'),
  ]
  const { name: choice, value: chosen } = named(props, `${name}Kind`)
  return (
    <div class="two">
      <SelectField
        name={choice}
        label={label}
        chosen={chosen}
        options={kinds.map((kind) => [kind, words.kinds[kind]] as const)}
      />
      <Field {...named(props, `${name}Text`)} label={text} {...(hint !== undefined && { hint })} />
    </div>
  )
}

function SummaryFields(props: FieldsProps) {
  const levels = CommentLevel.options.map((level) => [level, levelNames[level]] as const).reverse()
  const { name, value } = named(props, 'level')
  return (
    <>
      <Field {...named(props, 'baseBranches')} label={words.branches.label} hint={words.branches.hint} />
      <SelectField name={name} label={words.level.label} chosen={value} options={levels} />
      {props.projects.map(({ projectId, key }) => {
        const own = named(props, levelField(projectId))
        const options = [['', words.level.same] as const, ...levels]
        return (
          <SelectField
            name={own.name}
            label={words.level.ofProject(key)}
            chosen={own.value}
            options={options}
          />
        )
      })}
    </>
  )
}

const tickedIn = (props: FieldsProps) => (name: string) => {
  const { name: field, value } = named(props, name)
  return { name: field, isChecked: value === 'yes' }
}

function LinkFields(props: FieldsProps) {
  const ticked = tickedIn(props)
  return (
    <>
      <CheckField {...ticked('tellsAuthor')} label={words.autoLink.tellsAuthor} />
      <CheckField {...ticked('status')} label={words.autoLink.status} />
      <CheckField {...ticked('linksAtOnce')} label={words.autoLink.linksAtOnce} />
    </>
  )
}

function ReviewerFields(props: FieldsProps) {
  const ticked = tickedIn(props)
  return (
    <>
      <Field {...named(props, 'blocked')} label={words.blocked.label} hint={words.blocked.hint} />
      <CheckField {...ticked('spreadsWork')} label={words.spreadsWork} />
      <CheckField {...ticked('requestsReview')} label={words.requestsReview} />
      <CheckField {...ticked('namesOnPullRequest')} label={words.namesOnPullRequest} />
    </>
  )
}

function FollowUpFields(props: FieldsProps) {
  const ticked = tickedIn(props)
  const { followUps } = words
  const { issueType, labels, mostOfPullRequest, mostInAnHour, answers } = followUps
  return (
    <>
      <CheckField {...ticked('comments')} label={followUps.comments} />
      <CheckField {...ticked('todos')} label={followUps.todos} />
      <CheckField {...ticked('oneEach')} label={followUps.oneEach} />
      <CheckField {...ticked('tellsPullRequest')} label={followUps.tellsPullRequest} />
      <Field {...named(props, 'issueType')} label={issueType.label} hint={issueType.hint} />
      <Field {...named(props, 'followUpLabels')} label={labels.label} hint={labels.hint} />
      <Field
        {...named(props, 'mostOfPullRequest')}
        label={mostOfPullRequest.label}
        hint={mostOfPullRequest.hint}
      />
      <Field {...named(props, 'mostInAnHour')} label={mostInAnHour.label} hint={mostInAnHour.hint} />
      <LinesField {...named(props, 'answers')} label={answers.label} hint={answers.hint} />
    </>
  )
}

function SkipFields(props: FieldsProps) {
  const ticked = tickedIn(props)
  return (
    <>
      <Field {...named(props, 'labels')} label={words.labels.label} hint={words.labels.hint} />
      <Field {...named(props, 'words')} label={words.words.label} hint={words.words.hint} />
      <Field {...named(props, 'branchPattern')} label={words.pattern.label} hint={words.pattern.hint} />
      <CheckField {...ticked('drafts')} label={words.drafts} />
      <CheckField {...ticked('bots')} label={words.bots} />
      <Field {...named(props, 'trustedBots')} label={words.trustedBots.label} hint={words.trustedBots.hint} />
    </>
  )
}
