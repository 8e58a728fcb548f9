import { describe, expect, test } from '@jest/globals'
import { areasOf, inWords } from './areas-of'

const areas = (...paths: readonly string[]) => [...areasOf(paths).values()]

describe('the part of the code', () => {
  test.each([
    ['checkout/retry-policy.ts', 'Checkout'],
    ['src/checkout/retry-policy.ts', 'Checkout'],
    ['packages/payment-client/src/index.ts', 'Payment client'],
    ['src/main/java/com/acme/billing/Invoice.java', 'Billing'],
    ['src/main/java/com/acme/Invoice.java', 'Acme'],
    ['src/main/java/billing/Invoice.java', 'Billing'],
    ['apps/paymentGateway/src/a.ts', 'Payment gateway'],
    ['checkout/components/Pay.tsx', 'Checkout components'],
    ['src/components/Pay.tsx', 'Components'],
    ['public-api/v1/routes.py', 'Public API v1'],
    ['src/index.ts', 'Project'],
    ['Main.java', 'Project'],
    ['app/services/payment.rb', 'Services'],
    ['.hidden/a.ts', 'Project'],
    ['', 'Project'],
  ])('that %j lies in is %s', (path, area) => {
    expect(areas(path)).toEqual([area])
  })

  test('is the first folder in which files differ', () => {
    expect(areas('web/src/cart/a.ts', 'web/src/checkout/b.ts')).toEqual(['Cart', 'Checkout'])
    expect(areas('web/cart/a.ts', 'billing/b.ts')).toEqual(['Web', 'Billing'])
  })

  test('is the outer one for what lies beside the inner one', () => {
    expect(areas('cart/total.ts', 'cart/discounts/code.ts')).toEqual(['Cart', 'Discounts'])
    expect(areas('index.ts', 'cart/total.ts')).toEqual(['Project', 'Cart'])
  })

  test('is told apart in packages that share their owner', () => {
    const java = (path: string) => `core/src/main/java/com/acme/shop/${path}`
    expect(areas(java('billing/Invoice.java'), java('cart/Cart.java'))).toEqual(['Billing', 'Cart'])
  })
})

test.each([
  ['retry-policy.ts', 'Retry policy'],
  ['retryPolicy.ts', 'Retry policy'],
  ['RETRY_POLICY.md', 'Retry policy'],
  ['checkout', 'Checkout'],
  ['rest-api', 'Rest API'],
  ['.gitignore', 'Gitignore'],
  ['.env.example', 'Env'],
  ['_.ts', '_.ts'],
])('%s reads %s', (name, words) => {
  expect(inWords(name)).toBe(words)
})
