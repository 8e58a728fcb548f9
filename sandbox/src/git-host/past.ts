import { storefront } from './seeded-repositories'
import { shaOf } from './sha'
import type { FakePullRequest, GitHostState } from './state'

/** One that was merged: what it changed, who wrote it, and who reviewed it. */
type Merged = readonly [title: string, path: string, author: string, reviewers: readonly string[]]

/** The newest first. Dana knows the checkout, Ravi the payments; Olu looks in now and then. */
const merged: readonly Merged[] = [
  ['Show the total before the card is asked for', 'checkout/total.ts', 'mina', ['dana']],
  ['Name the provider in the receipt', 'payments-api/receipt.ts', 'dana', ['ravi']],
  ['Keep the basket when the session ends', 'checkout/basket.ts', 'mina', ['dana', 'ravi']],
  ['Round to the currency, not to cents', 'payments-api/money.ts', 'mina', ['ravi']],
  ['Ask for the postal code once', 'checkout/address-form.ts', 'ravi', ['dana']],
  ['Write down why a charge was refused', 'payments-api/refusal.ts', 'olu', ['ravi', 'dana']],
  ['Do not send the order twice', 'checkout/payment-call.ts', 'mina', ['dana']],
  ['Say which field is missing', 'checkout/address-form.ts', 'mina', ['olu']],
  ['Cache the list of providers', 'payments-api/provider.ts', 'mina', ['ravi']],
  ['Draw the basket before the prices are known', 'checkout/basket.ts', 'dana', ['mina']],
  ['Read the deadline of a charge in one place', 'checkout/payment-call.ts', 'ravi', ['dana']],
  ['Add gift cards to the basket', 'checkout/basket.ts', 'olu', ['dana', 'mina']],
  ['Take a refund back', 'payments-api/refund.ts', 'dana', ['ravi']],
  ['Show the sizes that are left', 'catalogue/sizes.ts', 'mina', ['olu']],
  ['Tell a slow provider from a broken one', 'payments-api/provider.ts', 'mina', ['ravi', 'dana']],
  ['Warn before the basket is emptied', 'checkout/basket.ts', 'mina', ['dana']],
  ['Sort the catalogue by what sells', 'catalogue/order.ts', 'olu', ['mina']],
  ['Show the delivery costs early', 'checkout/total.ts', 'ravi', ['dana']],
  ['Sign every call to the provider', 'payments-api/provider.ts', 'olu', ['ravi']],
  ['Count what is left in the shop', 'catalogue/stock.ts', 'dana', ['olu']],
  ['Keep the address of the last order', 'checkout/address-form.ts', 'mina', ['dana']],
  ['Split the receipt by tax', 'payments-api/receipt.ts', 'mina', ['ravi']],
  ['Pay on the page itself', 'checkout/payment-call.ts', 'mina', ['dana', 'olu']],
  ['Search by colour', 'catalogue/search.ts', 'mina', ['olu']],
]

const DAY_MS = 24 * 60 * 60 * 1_000
const DAYS_APART = 3

/** The same host with what was merged in the storefront in the months before, the last one three days ago. */
export const withPast = (state: GitHostState, now: Date): GitHostState => ({
  ...state,
  pullRequests: [...state.pullRequests, ...merged.map((each, index) => pastOf(each, index, now))],
})

const pastOf = ([title, path, author, reviewers]: Merged, index: number, now: Date): FakePullRequest => {
  const number = 40 - index
  const mergedAt = new Date(now.getTime() - (index + 1) * DAYS_APART * DAY_MS).toISOString()
  const createdAt = new Date(Date.parse(mergedAt) - DAY_MS).toISOString()
  const sha = shaOf(`${title} in the past`)
  const patch = ['@@ -1,1 +1,2 @@', ' // as before', `+// ${title}`].join('\n')
  return {
    id: 61_000 + number,
    repositoryId: storefront.id,
    number,
    title,
    body: null,
    author,
    branch: title.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    isForkGone: false,
    baseBranch: 'main',
    baseSha: storefront.headSha,
    state: 'closed',
    isDraft: false,
    labels: [],
    requestedReviewers: [],
    commits: [
      {
        ...{ sha, parentSha: storefront.headSha, message: title, author, createdAt },
        files: [{ path, change: 'modified', patch }],
      },
    ],
    reviews: reviewers.map((reviewer, order) => ({
      ...{ id: 40_000 + number * 10 + order, reviewer, state: 'APPROVED', body: '', commitSha: sha },
      submittedAt: mergedAt,
    })),
    threads: [],
    remarks: [],
    createdAt,
    updatedAt: mergedAt,
    closedAt: mergedAt,
    merge: { by: reviewers[0] ?? author, sha: shaOf(`${title} merged`), mergedAt },
  }
}
