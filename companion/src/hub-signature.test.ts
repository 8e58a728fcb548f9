import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { verifySignature } from './hub-signature'

/** GitHub's published example. Source: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
const published = {
  secret: "It's a Secret to Everybody",
  body: Buffer.from('Hello, World!'),
  signature: 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
}

describe('a signature', () => {
  test("GitHub's published example is right", () => {
    expect(verifySignature(published.signature, published.body, [published.secret])).toBe(true)
  })

  test('is right when any of the secrets made it, so that one can be replaced without a gap', () => {
    expect(verifySignature(published.signature, published.body, ['newer', published.secret])).toBe(true)
    expect(verifySignature(published.signature, published.body, [published.secret, 'older'])).toBe(true)
  })

  test('is wrong after a change of any one bit of the body', () => {
    for (let bit = 0; bit < published.body.length * 8; bit += 1) {
      const changed = Buffer.from(published.body)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(verifySignature(published.signature, changed, [published.secret])).toBe(false)
    }
  })

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of the old kind', `sha1=${createHmac('sha1', published.secret).update(published.body).digest('hex')}`],
    ['without its prefix', published.signature.slice('sha256='.length)],
    ['in capitals', published.signature.toUpperCase()],
    ['one character short', published.signature.slice(0, -1)],
    ['one character long', `${published.signature}0`],
    ['changed in its last character', `${published.signature.slice(0, -1)}8`],
  ])('that is %s is wrong', (_, signature) => {
    expect(verifySignature(signature, published.body, [published.secret])).toBe(false)
  })

  test('is wrong when there is no secret at all', () => {
    expect(verifySignature(published.signature, published.body, [])).toBe(false)
  })
})
