import { describe, expect, test } from '@jest/globals'
import { changedNamesOf } from './changed-names'

/** A patch of one hunk; its heading comes first. */
const names = (path: string, heading: string, ...lines: readonly string[]) => {
  const { added, changed, removed } = changedNamesOf({
    path,
    patch: [`@@ -1,9 +1,9 @@ ${heading}`, ...lines].join('\n'),
  })
  return [
    ...added.map((name) => `+${name}`),
    ...changed.map((name) => `~${name}`),
    ...removed.map((name) => `-${name}`),
  ].join(' ')
}

describe('public names', () => {
  test.each([
    ['a.ts', '+export class RetryPolicy {', '+RetryPolicy'],
    ['a.ts', '+export const retry = 3', '+retry'],
    ['a.ts', '+export default async function retry(order: Order) {', '+retry'],
    ['a.ts', '+export type Retry = Once | Twice', '+Retry'],
    ['a.ts', '+class RetryPolicy {', ''],
    ['a.ts', '+const retry = 3', ''],
    ['a.tsx', '-export function Panel({ issue }: Props) {', '-Panel'],
    ['a.js', '+module.exports.retry = () => {', '+retry'],
    ['a.js', '+exports.retry = retry', '+retry'],
    ['A.java', '+public final class RetryPolicy implements Policy {', '+RetryPolicy'],
    ['A.java', '+    public Receipt charge(Order order) throws Late {', '+charge'],
    ['A.java', '+    @Override public Receipt charge(Order order) {', '+charge'],
    ['A.java', '+    private Receipt charge(Order order) {', ''],
    ['A.java', '+    return charge(order);', ''],
    ['A.java', '+class Hidden {', ''],
    ['A.cs', '+    public async Task<Receipt> ChargeAsync(Order order)', '+ChargeAsync'],
    ['A.cs', '+public record Receipt(string OrderId);', '+Receipt'],
    ['A.cs', '+internal class Hidden', ''],
    ['a.kt', '+data class Receipt(val orderId: String)', '+Receipt'],
    ['a.kt', '+suspend fun charge(order: Order): Receipt {', '+charge'],
    ['a.kt', '+private fun charge(order: Order) {', ''],
    ['a.scala', '+case class Receipt(orderId: String)', '+Receipt'],
    ['a.scala', '+  def charge(order: Order): Receipt = {', '+charge'],
    ['a.py', '+async def charge(order):', '+charge'],
    ['a.py', '+class Receipt:', '+Receipt'],
    ['a.py', '+def _charge(order):', ''],
    ['a.py', '+# def charge(order):', ''],
    ['a.go', '+func (c *Client) Charge(order Order) error {', '+Charge'],
    ['a.go', '+func charge(order Order) error {', ''],
    ['a.go', '+type Receipt struct {', '+Receipt'],
    ['a.rs', '+pub async fn charge(order: Order) -> Receipt {', '+charge'],
    ['a.rs', '+pub(crate) struct Receipt {', '+Receipt'],
    ['a.rs', '+fn charge(order: Order) {', ''],
    ['a.rb', '+  def charge!(order)', '+charge!'],
    ['a.rb', '+  def self.charge(order)', '+charge'],
    ['a.rb', '+module Checkout', '+Checkout'],
    ['a.php', '+    public function charge(Order $order): Receipt', '+charge'],
    ['a.php', '+    private function charge(Order $order)', ''],
    ['a.swift', '+public func charge(_ order: Order) async throws -> Receipt {', '+charge'],
    ['a.swift', '+fileprivate struct Receipt {', ''],
    ['a.dart', '+class Receipt extends Paper {', '+Receipt'],
    ['a.cpp', '+class Receipt : public Paper {', '+Receipt'],
    ['a.ex', '+  def charge(order) do', '+charge'],
    ['a.graphql', '+type Receipt {', '+Receipt'],
    ['a.proto', '+message Receipt {', '+Receipt'],
    ['a.css', '+class Receipt {', ''],
    ['a.ts', '+ * class names are written in full', ''],
  ])('in %s, of %j: %s', (path, line, found) => {
    expect(names(path, '', line)).toBe(found)
  })
})

describe('what happened to a name', () => {
  test('is a change where it was declared before and is now', () => {
    expect(
      names('a.ts', '', '-export function pay(order) {', '+export function pay(order, deadline) {'),
    ).toBe('~pay')
  })

  test('is a change where lines within it change, told by the line Git puts above them', () => {
    expect(
      names(
        'a.ts',
        'export async function pay(order: Order) {',
        '   const a = 1',
        '-  call()',
        '+  callLater()',
      ),
    ).toBe('~pay')
  })

  test('is a change of what the lines stand in, not of what stands above that', () => {
    const lines = [' }', ' ', ' export function refund() {', '-  call()', '+  callLater()', ' }']
    expect(names('a.ts', 'export function pay() {', ...lines)).toBe('~refund')
  })

  test('is nothing for lines that follow the end of it', () => {
    expect(names('a.ts', 'export function pay() {', '   call()', ' }', '+const hidden = 1')).toBe('')
  })

  test('is a change of the outer one where the inner one is hidden', () => {
    const lines = [
      ' export class Client {',
      '   private send() {',
      '-    call()',
      '+    callLater()',
      '   }',
      ' }',
    ]
    expect(names('a.ts', '', ...lines)).toBe('~Client')
  })

  test('is a change of the method where it is public', () => {
    const lines = [
      ' public class Client {',
      '     public void send() {',
      '-        call();',
      '+        callLater();',
      '     }',
      ' }',
    ]
    expect(names('A.java', '', ...lines)).toBe('~send')
  })

  test('is told of a new type alone, not of each of its members', () => {
    const lines = ['+export class Client {', '+  async send(order: Order) {', '+    call()', '+  }', '+}']
    expect(names('a.ts', '', ...lines)).toBe('+Client')
  })

  test('is told of a new method of a known type', () => {
    const lines = [' export class Client {', '+  async send(order: Order) {', '+    call()', '+  }', ' }']
    expect(names('a.ts', '', ...lines)).toBe('+send')
  })

  test('is nothing where only comments and imports change', () => {
    const lines = [' export function pay() {', '-  // soon', '+  // later', '   call()', ' }']
    expect(names('a.ts', '', ...lines)).toBe('')
    expect(names('a.py', '', '-import os', '+import sys')).toBe('')
  })

  test('is nothing for a function within a function', () => {
    expect(names('a.py', '', ' def pay(order):', '+    def later():', '+        call()')).toBe('~pay')
  })
})

test('names are read from 3 MB of changes in seconds', () => {
  const line = '+export function pay(order: Order, deadline: Deadline): Promise<Receipt> {'
  const patch = ['@@ -1,1 +1,1 @@', ...Array.from({ length: 40_000 }, () => line)].join('\n')
  const start = performance.now()
  changedNamesOf({ path: 'a.ts', patch })
  expect(performance.now() - start).toBeLessThan(8_000)
})
