import { z } from 'zod'
import type { JiraAuth } from '../../../jira/auth/jira-auth'
import type { Deployment } from '../../../jira/deployment'
import { isCloudToken, isPersonalAccessToken, signIns } from '../../jira-sign-in'
import type { AskForCheck, CheckAnswer } from '../ask'
import { failed, type Outcome, passed, type Step, warned } from '../run-steps'
import { answeredWrongly, asksForCaptcha, isIpBlocked } from './answers'
import { type JiraForm, problemOfCloudDate } from './read-form'

export interface Account {
  readonly id: string
  readonly name: string
}

interface SigningIn {
  readonly ask: AskForCheck
  readonly form: JiraForm
  readonly now: Date
  readonly deployment: () => Deployment
  readonly auth: () => JiraAuth
  readonly found: (account: Account) => void
}

const Myself = z.object({
  accountId: z.string().nullish(),
  key: z.string().nullish(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
})
type Myself = z.infer<typeof Myself>

export const apiRoots = { cloud: '/rest/api/3', 'data-center': '/rest/api/2' } as const

/** Asks Jira who the token is, and compares that with who typed it. Many other calls are open to everybody. */
export const signingIn = ({ ask, form, now, deployment, auth, found }: SigningIn): readonly Step[] => {
  let me: Myself | undefined
  return [
    {
      id: 'token',
      async run(say) {
        const wrong = wrongKind(form, deployment(), now)
        if (wrong) return wrong
        const url = `${form.baseUrl}${apiRoots[deployment()]}/myself`
        const answer = await ask(say, url, await auth().authorize())
        const parsed = Myself.safeParse(answer.json)
        if (answer.status !== 200 || !parsed.success) return notAccepted(answer, form, deployment())
        me = parsed.data
        const account = accountOf(me)
        found(account)
        return passed({ name: account.name })
      },
    },
    {
      id: 'email',
      run: async () => compareEmails(form.email, deployment(), me ?? {}),
    },
  ]
}

/** What can be told of a token before it is sent anywhere. */
const wrongKind = (form: JiraForm, deployment: Deployment, now: Date): Outcome | undefined => {
  if (deployment === 'data-center')
    return isCloudToken(form.token) ? failed('token.kindDc', { host: form.host }, 'token') : undefined
  if (isPersonalAccessToken(form.token)) return failed('token.kindCloud', { host: form.host }, 'token')
  if (form.email === '') return failed('field.missing', { name: 'Jira user email' }, 'email')
  const tooFar = problemOfCloudDate(form.expiresAt, now)
  return tooFar && { state: 'failed', problem: tooFar }
}

const notAccepted = (answer: CheckAnswer, form: JiraForm, deployment: Deployment): Outcome => {
  const facts = { host: form.host, status: String(answer.status), endpoint: '/myself' }
  const user = form.email === '' ? {} : { user: form.email }
  if (asksForCaptcha(answer)) return failed('captcha', { ...facts, ...user, url: form.baseUrl })
  if (isIpBlocked(answer)) return failed('ip.blocked', facts)
  if (answer.status === 401 || answer.status === 403)
    return deployment === 'cloud'
      ? failed('token.refused', { ...facts, email: form.email }, 'token')
      : failed('token.refusedDc', facts, 'token')
  return answeredWrongly(answer, facts)
}

const accountOf = ({ accountId, key, name, displayName }: Myself): Account => {
  const id = accountId ?? key ?? name ?? ''
  return { id, name: displayName ?? name ?? id }
}

const compareEmails = (typed: string, deployment: Deployment, me: Myself): Outcome => {
  if (!signIns[deployment].needsEmail) return passed({ deployment })
  const { emailAddress } = me
  if (!emailAddress) return warned('email.hidden', { account: accountOf(me).name })
  if (emailAddress.toLowerCase() === typed.toLowerCase()) return passed({ deployment })
  const owner = `${emailAddress.slice(0, 1)}…${emailAddress.slice(emailAddress.lastIndexOf('@'))}`
  return failed('email.other', { owner, ownerEmail: emailAddress, email: typed }, 'email')
}
