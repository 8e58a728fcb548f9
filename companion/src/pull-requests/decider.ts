/** Who decided, and when. The name is what people read. */
export interface Decider {
  readonly name: string
  readonly at: Date
}
