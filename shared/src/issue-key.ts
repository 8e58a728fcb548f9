import { z } from 'zod'

/**
 * The name of a Jira issue, upper-cased: `SHOP-7`. Data Center also lets a project key hold `_`.
 * Source: the pattern of Jira's own API, narrowed to the letters A to Z and to numbers without leading zeros.
 */
export const IssueKey = z.string().regex(/^[A-Z][A-Z0-9_]{1,255}-[1-9][0-9]{0,255}$/)
export type IssueKey = z.infer<typeof IssueKey>

/** The part before the number: `SHOP` of `SHOP-7`. */
export const projectKeyOf = (key: IssueKey): string => key.slice(0, key.lastIndexOf('-'))
