import { z } from 'zod'

/** What people wrote, as far as one recorded delivery carries it. */
export interface PayloadTexts {
  readonly branch: string
  readonly title: string
  readonly body: string
  readonly commits: readonly { readonly sha: string; readonly message: string }[]
}

const text = z.string().nullish().catch(undefined)
const CommitText = z.object({ id: text, message: text })
const Texts = z.object({
  ref: text,
  commits: z.array(CommitText).nullish().catch(undefined),
  pull_request: z
    .object({ title: text, body: text, head: z.object({ ref: text }).nullish() })
    .nullish()
    .catch(undefined),
})

/** The texts of a GitHub delivery; none where it carries none. A pushed tag is no branch. */
export function payloadTextsOf(delivery: string): PayloadTexts {
  const { ref, commits, pull_request: pull } = Texts.catch({}).parse(jsonIn(delivery))
  return {
    branch: pull?.head?.ref ?? branchOf(ref ?? ''),
    title: pull?.title ?? '',
    body: pull?.body ?? '',
    commits: (commits ?? []).map(({ id, message }) => ({ sha: id ?? '', message: message ?? '' })),
  }
}

function jsonIn(delivery: string): unknown {
  try {
    return JSON.parse(delivery)
  } catch {
    return undefined
  }
}

const branchOf = (ref: string) => (ref.startsWith('refs/tags/') ? '' : ref.replace(/^refs\/heads\//, ''))
