import { ruleNames } from '@throughline/shared/rule-names'
import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { beginReading } from '../jobs/begin-reading'
import { repositories } from '../pull-requests/repositories'
import { type RuleState, rules } from '../rules/rules'
import type { Action } from './action'

/** Switches a feature on or off for a repository, from now on. What reviewers are ranked by begins to be read. */
export const setRule: Action<'set-rule'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { repositoryId, ruleId, isOn, seenChangedAt } = request
    const repository = await repositories(sql).lock(repositoryId)
    if (repository === undefined)
      throw new Failure('not-there', 'This repository is not connected any more. Nothing was changed.')
    const before = (await rules(sql).list(repositoryId)).find((rule) => rule.ruleId === ruleId)
    if (before && isNewer(before, seenChangedAt)) throw new Failure('conflict', conflictSentence(before))
    await rules(sql).set(repositoryId, ruleId, isOn, actor.name)
    if (isOn && ruleId === 'suggest-reviewers') await beginReading(sql, { tenantId, repositoryId })
    await audit(sql).add({
      actor,
      action: 'set-rule',
      subject: `${repository}: ${ruleNames[ruleId]}`,
      before: { repositoryId, ruleId, isOn: before?.isOn },
      after: { repositoryId, ruleId, isOn },
    })
    return { done: true }
  })

/** Times on a page have milliseconds, those of the database more. */
const isNewer = ({ changedAt }: RuleState, seenChangedAt: string | undefined): boolean =>
  changedAt !== undefined &&
  (seenChangedAt === undefined || changedAt.getTime() > new Date(seenChangedAt).getTime())

const conflictSentence = ({ changedBy = 'Somebody' }: RuleState) =>
  `This change was not saved: ${changedBy} changed the rule a moment ago. Showing the current state.`
