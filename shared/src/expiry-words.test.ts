import { describe, expect, test } from '@jest/globals'
import { consentText, expiryAlert, expiryText } from './expiry-words'

const now = new Date('2026-11-25T23:30:00Z')
const inDays = (days: number) => new Date(Date.UTC(2026, 10, 25 + days))

describe('the end of a token', () => {
  test.each([
    [15, 'none', undefined, 'Ends 10 December 2026'],
    [14, 'information', 'Expires in 14 days', 'The Jira token expires in 14 days, on 9 December 2026'],
    [8, 'information', 'Expires in 8 days', 'The Jira token expires in 8 days, on 3 December 2026'],
    [7, 'warning', 'Expires in 7 days', 'The Jira token expires in 7 days, on 2 December 2026'],
    [2, 'warning', 'Expires in 2 days', 'The Jira token expires in 2 days, on 27 November 2026'],
    [1, 'danger', 'Expires tomorrow', 'The Jira token expires tomorrow'],
    [0, 'danger', 'Expires today', 'The Jira token expires today'],
    [-1, 'danger', 'Expired', 'The token expired on 24 November 2026'],
  ])('in %i days is %s: %s, %s', (days, level, lozenge, title) => {
    expect(expiryText(inDays(days), now)).toMatchObject({ level, lozenge, title })
  })
})

describe('the next consent at Atlassian', () => {
  test.each([
    [31, 'none', undefined, 'Consent until 26 December 2026'],
    [30, 'information', 'Consent ends in 30 days', 'Atlassian asks for consent again on 25 December 2026'],
    [7, 'warning', 'Consent ends in 7 days', 'Atlassian asks for consent again on 2 December 2026'],
    [1, 'danger', 'Consent ends tomorrow', 'Atlassian asks for consent again on 26 November 2026'],
    [0, 'danger', 'Consent ends today', 'Atlassian asks for consent again on 25 November 2026'],
    [-1, 'danger', 'Consent ended', 'The consent at Atlassian ended on 24 November 2026'],
  ])('in %i days is %s: %s, %s', (days, level, lozenge, title) => {
    expect(consentText(inDays(days), now)).toMatchObject({ level, lozenge, title })
  })
})

test.each([
  [14, 'in 14 days (9 December 2026)'],
  [1, 'in 1 day (26 November 2026)'],
])('an alert %i days ahead says so', (days, said) => {
  const alert = expiryAlert({ site: 'acme', endsOn: inDays(days), now, link: 'https://t.example' })
  expect(alert).toBe(`Throughline: the Jira token of acme expires ${said}. Replace it: https://t.example`)
})
