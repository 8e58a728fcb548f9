/** @jsxImportSource hono/jsx */
import { historyReadingWords } from '@throughline/shared/history-reading'
import type { SettingsId } from '@throughline/shared/rule-settings'
import type { SettingsForm } from '@throughline/shared/rule-settings-form'
import { LinkButton } from '../components/Button'
import { Lozenge } from '../components/Lozenge'
import { SectionMessage } from '../components/SectionMessage'
import { LinkGatePart } from './LinkGatePart'
import { RuleCard } from './RuleCard'
import { RuleChanges } from './RuleChanges'
import type { ReadRules } from './read-rules'
import { SkipRulesCard } from './SkipRulesCard'
import { SettingsPart } from './settings/SettingsPart'
import { words } from './words'

/** A change that was not saved: of a switch, or of settings, with what was filled in where it can be put right. */
export interface NotSaved {
  readonly id: SettingsId
  readonly sentence: string
  readonly isOfSettings?: boolean
  readonly form?: SettingsForm
}

interface ContentProps {
  readonly read: ReadRules
  readonly mayChange: boolean
  readonly maySeeLog: boolean
  readonly notSaved: NotSaved | undefined
  readonly now: Date
}

export function RulesContent({ read, mayChange, maySeeLog, notSaved, now }: ContentProps) {
  const { repository, rules, changes } = read
  const mapHref = `/repositories/${repository.repositoryId}/projects`
  return (
    <div class="rules">
      <div class="stack mid-gap">
        {!mayChange && <SectionMessage kind="info" title={words.mayOnlySee} />}
        {repository.projects.length === 0 && (
          <SectionMessage kind="warn" title={words.noProject}>
            <LinkButton href={mapHref}>{words.mapProjects}</LinkButton>
          </SectionMessage>
        )}
        {[...rules.map(({ ruleId }) => ruleId), 'skip-rules' as const].map((id) => (
          <RuleOrSkipCard read={read} id={id} mayChange={mayChange} notSaved={notSaved} />
        ))}
      </div>
      <aside class="stack wide-gap" aria-label={words.about}>
        <Projects names={repository.projects} changeHref={mayChange ? mapHref : undefined} />
        <RuleChanges
          repositoryId={repository.repositoryId}
          changes={changes}
          rules={rules}
          settings={read.settings}
          mayChange={mayChange}
          maySeeLog={maySeeLog}
          now={now}
        />
      </aside>
    </div>
  )
}

interface CardProps {
  readonly read: ReadRules
  readonly id: SettingsId
  readonly mayChange: boolean
  readonly notSaved?: NotSaved | undefined
}

/** The card of a rule, or that of the skip rules, with its settings. */
export function RuleOrSkipCard({ read, id, mayChange, notSaved }: CardProps) {
  const { repositoryId } = read.repository
  const rule = read.rules.find(({ ruleId }) => ruleId === id)
  const shown = read.settings.find((each) => each.id === id)
  const own = notSaved?.id === id ? notSaved : undefined
  const settings = shown && (
    <SettingsPart
      repositoryId={repositoryId}
      shown={shown}
      projects={read.projects}
      mayChange={mayChange}
      notSaved={own?.isOfSettings ? { id, form: own.form ?? shown.form, sentence: own.sentence } : undefined}
    />
  )
  if (!rule) return <SkipRulesCard>{settings}</SkipRulesCard>
  const failed = own && !own.isOfSettings ? own.sentence : undefined
  return (
    <RuleCard
      repositoryId={repositoryId}
      rule={rule}
      settings={shown?.settings}
      mayChange={mayChange}
      failed={failed}
    >
      {id === 'auto-link' && read.linkGate && (
        <LinkGatePart
          repositoryId={repositoryId}
          gate={read.linkGate}
          mayChange={mayChange}
          changedAt={shown?.changedAt}
        />
      )}
      {id === 'suggest-reviewers' && read.historyReading && (
        <p class="small subtle whole-row">
          {historyReadingWords(read.historyReading.repository, read.historyReading)}
        </p>
      )}
      {settings}
    </RuleCard>
  )
}

interface ProjectsProps {
  readonly names: readonly string[]
  readonly changeHref: string | undefined
}

function Projects({ names, changeHref }: ProjectsProps) {
  return (
    <div class="card stack">
      <h2 class="h3">{words.projects}</h2>
      <p class="small subtle">{words.projectsText}</p>
      <ul class="row plain-list">
        {names.map((project) => (
          <li>
            <Lozenge text={project} />
          </li>
        ))}
      </ul>
      {changeHref !== undefined && (
        <a class="small" href={changeHref}>
          {words.changeProjects}
        </a>
      )}
    </div>
  )
}
