import type { FieldAnswer } from '@throughline/shared/rule-settings'
import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { followUps, type ParkedFollowUp } from '../follow-ups/follow-ups'
import { fillFields } from '../jira/fill-fields'
import { addJobs } from '../jobs/add-jobs'
import { followUpJob } from '../jobs/follow-up-job'
import { getFollowedUp } from '../panel/followed-up'
import type { Action } from './action'

/**
 * Lets a follow-up go on that waits for somebody: every field that its project misses needs an answer that fits. They
 * count for this one alone. Where it misses no field, it is only tried again.
 */
export const fillInAndCreate: Action<'fill-in-and-create'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { issueId, pullRequestId, followUpKey } = request
    const shown = await getFollowedUp(sql, request)
    const name = { pullRequestId, key: followUpKey }
    const parked = await followUps(sql).findParked(name)
    if (parked?.originalId !== issueId)
      throw new Failure('not-there', 'This follow-up does not wait any more. Nothing was changed.')
    const answers = getAnswers(parked, request.answers)
    await followUps(sql).saveAnswers(name, [...answers, ...parked.answers.filter(isAnother(answers))])
    await addJobs(sql, [followUpJob({ tenantId, pullRequestId, ...shown, issueId, followUpKey })])
    await audit(sql).add({
      ...{ actor, action: 'fill-in-and-create', subject: shown.issueKey },
      after: {
        pullRequest: `${shown.name} #${shown.number}`,
        fields: answers.map(({ field }) => field),
      },
    })
    return { done: true }
  })

/** Those for the missing fields alone. Throws what is wrong with them. */
const getAnswers = ({ missing }: ParkedFollowUp, given: readonly FieldAnswer[]): readonly FieldAnswer[] => {
  const fillable = missing.filter(({ kind }) => kind !== 'other')
  const asked = fillable.map((field) => ({ ...field, isRequired: true, hasDefault: false }))
  const screen = fillFields(asked, given)
  if (screen.kind === 'filled') return screen.filled.map(({ field, value }) => ({ field: field.id, value }))
  const names = screen.fields.map(({ name }) => `“${name}”`).join(', ')
  const words = screen.kind === 'missing' ? `Fill in ${names}.` : `This answer does not fit ${names}.`
  throw new Failure('conflict', `${words} Nothing was created.`)
}

const isAnother =
  (answers: readonly FieldAnswer[]) =>
  ({ field }: FieldAnswer): boolean =>
    !answers.some((each) => each.field === field)
