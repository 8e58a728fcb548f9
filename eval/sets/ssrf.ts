import type { LookupAddress } from 'node:dns'
import { isIPv6 } from 'node:net'
import { Failure } from '@throughline/companion/failure'
import { checkedAddresses } from '@throughline/companion/fetch/checked-addresses'
import { type Egress, publicInternet } from '@throughline/companion/fetch/egress'
import { parseInstanceUrl } from '@throughline/companion/fetch/outbound-url'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { EvalSet } from '../eval-set'

/** Which addresses of servers the product would call. */
export const ssrf: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(await folder.read('ssrf'))
    progress(`ssrf: ${cases.length} cases`)
    const answers = []
    for (const given of cases) answers.push({ id: given.id, ...(await verdictOf(given)) })
    return { answers, figures: figuresOf(cases, answers) }
  },
}

const Case = z.object({
  id: z.union([z.string(), z.number()]),
  url: z.string(),
  mode: z.string().nullish(),
  policy: z
    .object({
      allowCidrs: z.array(z.string()).nullish(),
      allowHosts: z.array(z.string()).nullish(),
      allowHttp: z.boolean().nullish(),
    })
    .nullish(),
  dns: z.record(z.string(), z.array(z.string())).nullish(),
  expect: z.enum(['allow', 'deny']).nullish(),
})
type Case = z.infer<typeof Case>

function readCases(value: unknown): readonly Case[] {
  const parsed = z.union([z.array(Case), z.object({ cases: z.array(Case) })]).safeParse(value)
  if (!parsed.success) throw new CannotMeasure('The file ssrf is not a list of cases with an id and a url.')
  return 'cases' in parsed.data ? parsed.data.cases : parsed.data
}

interface Verdict {
  readonly verdict: 'allow' | 'deny'
  readonly reason: string
}

async function verdictOf(given: Case): Promise<Verdict> {
  const egress = egressOf(given)
  try {
    const { host, isLiteral } = parseInstanceUrl(given.url, egress)
    if (!isLiteral) await checkedAddresses(host, resolverOf(given), egress)
    return { verdict: 'allow', reason: '' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { verdict: 'deny', reason: error.message }
  }
}

/** An operator's allow-list counts where a case has one; the hosted companion has none. */
function egressOf({ mode, policy }: Case): Egress {
  if (mode === 'cloud' || !policy) return publicInternet
  return {
    ...publicInternet,
    allowHttp: policy.allowHttp ?? false,
    allowCidrs: policy.allowCidrs ?? [],
    allowHosts: policy.allowHosts ?? [],
  }
}

/** A name that the case does not know leads to some public address. */
const somewhere: readonly LookupAddress[] = [{ address: '93.184.216.34', family: 4 }]

const resolverOf =
  ({ dns }: Case) =>
  async (host: string): Promise<readonly LookupAddress[]> =>
    dns?.[host]?.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 })) ?? somewhere

function figuresOf(cases: readonly Case[], answers: readonly Verdict[]) {
  const isKnown = cases.length === 0 || cases.some(({ expect }) => expect)
  const wrong = (expected: 'allow' | 'deny') =>
    cases.filter(({ expect }, at) => expect === expected && answers[at]?.verdict !== expected).length
  return {
    falseAllow: isKnown ? wrong('deny') : null,
    falseDeny: isKnown ? wrong('allow') : null,
    cases: cases.length,
  }
}
