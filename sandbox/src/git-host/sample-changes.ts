import type { NewCommit } from './pull-request-steps'

/** Commits for the story and for tests: small changes of a shop that does not exist. */

/** A payment call gets a deadline and two more tries. */
export const retryPaymentCalls: NewCommit = {
  message: 'Retry payment calls with a deadline',
  files: [
    {
      path: 'checkout/payment-call.ts',
      change: 'modified',
      patch: [
        '@@ -4,5 +4,13 @@ import { providerOf } from "./provider"',
        ' ',
        ' export async function pay(order: Order): Promise<Receipt> {',
        '   const provider = providerOf(order)',
        '-  return provider.charge(order, { timeoutMs: 30_000 })',
        '+  for (let attempt = 1; attempt <= 3; attempt += 1) {',
        '+    try {',
        '+      return await provider.charge(order, { timeoutMs: 8_000 })',
        '+    } catch (error) {',
        '+      if (!isTimeout(error)) throw error',
        '+    }',
        '+  }',
        '+  // TODO tell the customer by e-mail when the payment goes through later',
        '+  return keepForLater(order)',
        ' }',
      ].join('\n'),
    },
    {
      path: 'checkout/keep-for-later.ts',
      change: 'added',
      patch: [
        '@@ -0,0 +1,5 @@',
        '+/** The order stays open, and the customer can pay again. */',
        '+export async function keepForLater(order: Order): Promise<Receipt> {',
        '+  await orders.markUnpaid(order.id)',
        '+  return { orderId: order.id, isPaid: false }',
        '+}',
      ].join('\n'),
    },
  ],
}

/** The deadline becomes a setting, and the tests for it. */
export const deadlineAsSetting: NewCommit = {
  message: 'Make the payment deadline a setting',
  files: [
    {
      path: 'payments-api/settings.ts',
      change: 'modified',
      patch: [
        '@@ -1,4 +1,5 @@',
        ' export const settings = {',
        '   currency: "EUR",',
        '-  chargeTimeoutMs: 30_000,',
        '+  chargeDeadlineMs: 8_000,',
        '+  chargeAttempts: 3,',
        ' }',
      ].join('\n'),
    },
    {
      path: 'checkout/payment-call.test.ts',
      change: 'added',
      patch: [
        '@@ -0,0 +1,4 @@',
        '+test("a slow provider is asked three times", async () => {',
        '+  const provider = slowProvider({ failures: 2 })',
        '+  expect(await pay(order, provider)).toMatchObject({ isPaid: true })',
        '+})',
      ].join('\n'),
    },
  ],
}

/** The checkout waits for a slow provider, and shows it. */
export const waitForProvider: NewCommit = {
  message: 'Wait for a slow payment provider instead of showing an error page',
  files: [
    {
      path: 'checkout/wait-page.ts',
      change: 'added',
      patch: [
        '@@ -0,0 +1,4 @@',
        '+/** Shown while the payment provider is slow: the order is kept. */',
        '+export const waitPage = (order: Order) =>',
        '+  page({ order, text: "Your payment takes longer than usual. We keep your order." })',
        '+',
      ].join('\n'),
    },
  ],
}

/** Answers a review. */
export const afterReview: NewCommit = {
  message: 'Name the attempts after what they are',
  files: [
    {
      path: 'payments-api/settings.ts',
      change: 'modified',
      patch: [
        '@@ -2,4 +2,4 @@',
        '   currency: "EUR",',
        '   chargeDeadlineMs: 8_000,',
        '-  chargeAttempts: 3,',
        '+  maxChargeAttempts: 3,',
        ' }',
      ].join('\n'),
    },
  ],
}

/** Work on SHOP-7 that never names it. */
export const slowProviderMessage: NewCommit = {
  message: 'Tell the customer when the payment provider is slow',
  files: [
    {
      path: 'checkout/waiting-message.ts',
      change: 'added',
      patch: [
        '@@ -0,0 +1,2 @@',
        '+export const waitingMessage =',
        '+  "Your bank needs a little longer. Your order is safe."',
      ].join('\n'),
    },
  ],
}
