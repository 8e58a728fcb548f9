import { expect, test } from '@jest/globals'
import { areaOf, inWords } from './area-of'

test.each([
  ['checkout/retry-policy.ts', 'Checkout'],
  ['src/checkout/retry-policy.ts', 'Checkout'],
  ['packages/payment-client/src/index.ts', 'Payment client'],
  ['src/main/java/billing/Invoice.java', 'Billing'],
  ['apps/paymentGateway/src/a.ts', 'Payment gateway'],
  ['src/index.ts', 'Project'],
  ['Makefile', 'Project'],
  ['.github/workflows/ci.yml', 'Project'],
  ['.gitignore', 'Project'],
  ['src/checkout/retry-policy.test.ts', 'Tests'],
  ['src/checkout/__tests__/retry.ts', 'Tests'],
  ['spec/models/order_spec.rb', 'Tests'],
  ['checkout/order_test.go', 'Tests'],
  ['checkout/test_order.py', 'Tests'],
  ['contest/winner.ts', 'Contest'],
  ['db/migrations/0007-total.sql', 'Migrations'],
  ['package-lock.json', 'Dependencies'],
  ['services/api/go.sum', 'Dependencies'],
  ['requirements-dev.txt', 'Dependencies'],
  ['docs/logo.png', 'Documentation'],
  ['checkout/README.md', 'Documentation'],
  ['', 'Project'],
])('%j belongs to %s', (path, area) => {
  expect(areaOf(path)).toBe(area)
})

test.each([
  ['retry-policy.ts', 'Retry policy'],
  ['retryPolicy.ts', 'Retry policy'],
  ['RETRY_POLICY.md', 'Retry policy'],
  ['checkout', 'Checkout'],
  ['.gitignore', 'Gitignore'],
  ['.env.example', 'Env'],
  ['_.ts', '_.ts'],
])('%s reads %s', (name, words) => {
  expect(inWords(name)).toBe(words)
})
