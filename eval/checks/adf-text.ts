interface Node {
  readonly type: string
  readonly text?: string
  readonly content?: readonly Node[]
}

/** A document as it reads: a paragraph, a heading or a bullet a line. */
export const adfText = (adf: Node): string => linesOf(adf).join('\n')

const linesOf = ({ type, content = [] }: Node): readonly string[] =>
  type === 'paragraph' || type === 'heading'
    ? [content.map(({ text = '' }) => text).join('')]
    : content.flatMap(linesOf)

/** Its bullets alone. */
export const bulletsOf = (adf: Node): readonly string[] =>
  adf.type === 'listItem' ? linesOf(adf) : (adf.content ?? []).flatMap(bulletsOf)
