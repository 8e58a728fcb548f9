import { Failure } from '../failure'
import type { Carried } from '../jobs/patience'
import type { TraceStep } from '../traces/traces'

interface JobAbout extends Carried {
  readonly rule?: string
  readonly issueId?: string
}

/** The step of a delivery at which one of its jobs threw, with the reason in words for people. */
export const toldFailure = (
  job: string,
  { rule, issueId }: JobAbout,
  error: unknown,
): Pick<TraceStep, 'step' | 'subject' | 'detail'> => ({
  ...placeOf(job, { rule, issueId }, error),
  detail: wordsOf(error),
})

const placeOf = (
  job: string,
  { rule, issueId }: { readonly rule: string | undefined; readonly issueId: string | undefined },
  error: unknown,
): Pick<TraceStep, 'step' | 'subject'> => {
  if (job === 'run-feature' && rule !== undefined) return { step: 'rule', subject: rule }
  if (job === 'mirror-link' && issueId !== undefined) return { step: 'jira', subject: issueId }
  return { step: job === 'handle-delivery' ? stepOf(error) : 'read' }
}

/** Which way was being gone: to the git host, or already to Jira. */
const stepOf = (error: unknown): TraceStep['step'] => {
  if (!(error instanceof Failure)) return 'read'
  if (error.code.startsWith('git-host-')) return 'fetched'
  return error.code.startsWith('jira-') ? 'matched' : 'read'
}

/** What nobody expected may carry anything in its words: those stay in the log. */
const wordsOf = (error: unknown): string =>
  error instanceof Failure ? error.message : 'A fault of Throughline, which its log describes.'
