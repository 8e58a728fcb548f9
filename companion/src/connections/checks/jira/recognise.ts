import { z } from 'zod'
import type { Deployment } from '../../../jira/deployment'
import { deploymentOf, isCloudHost } from '../../jira-address'
import type { AskForCheck, CheckAnswer } from '../ask'
import { failed, type Outcome, passed, type Say, type Step, warned } from '../run-steps'
import { answeredWrongly, isIpBlocked } from './answers'

export interface Recognised {
  readonly deployment: Deployment
  readonly version: string
}

interface Asked {
  readonly baseUrl: string
  readonly host: string
  readonly hostname: string
}

const ServerInfo = z.object({
  version: z.string(),
  deploymentType: z.string().nullish(),
})

/** The oldest Jira whose interface we speak. */
const OLDEST = 9

/** Calls the address, and looks whether a Jira answers there, and which. Nobody signs in for that. */
export const recognising = (
  ask: AskForCheck,
  { baseUrl, host, hostname }: Asked,
  found: (recognised: Recognised) => void,
): readonly Step[] => {
  let info: CheckAnswer | undefined
  const read = async (say: Say) =>
    ask(say, `${baseUrl}${isCloudHost(hostname) ? '/rest/api/3' : '/rest/api/2'}/serverInfo`)

  return [
    {
      id: 'address',
      facts: { host },
      async run(say) {
        const startedAt = performance.now()
        info = await read(say)
        return passed({ host, seconds: ((performance.now() - startedAt) / 1_000).toFixed(1) })
      },
    },
    {
      id: 'deployment',
      facts: { host },
      async run(say) {
        const answer = info ?? (await read(say))
        const parsed = ServerInfo.safeParse(answer.json)
        if (!parsed.success || answer.status >= 400) return notRecognised(answer, host)
        const { version, deploymentType } = parsed.data
        const deployment = deploymentOf(deploymentType ?? undefined, baseUrl)
        found({ deployment, version })
        if (deployment === 'data-center' && Number.parseInt(version, 10) < OLDEST)
          return failed('jira.tooOld', { version, host }, 'url')
        return isKnown(deploymentType)
          ? passed({ deployment, version, host })
          : warned('jira.unknownKind', { deployment, host })
      },
    },
  ]
}

const notRecognised = (answer: CheckAnswer, host: string): Outcome => {
  const facts = { host, status: String(answer.status), endpoint: '/serverInfo' }
  if (isIpBlocked(answer)) return failed('ip.blocked', facts)
  const { state, problem } = answeredWrongly(answer, facts)
  return { state, problem: { ...problem, field: 'url' } }
}

const isKnown = (deploymentType: string | null | undefined) =>
  deploymentType === 'Cloud' || deploymentType === 'Server' || deploymentType === 'Data Center'
