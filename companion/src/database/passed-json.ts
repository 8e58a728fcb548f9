import type { JSONValue } from 'postgres'

/** Our readonly types as the driver's JSON type, which knows no readonly. */
export const passedJson = (value: object): JSONValue => value as JSONValue
