/**
 * Whether a merge is gone, by what took it back, what brought that back, and so on, each by the newest merge: with an odd
 * number of them it is.
 */
export const isTakenBack = ({ length }: readonly unknown[]): boolean => length % 2 === 1
