/** Documents as Jira Cloud wants them, and what they are made of; whether they are right is for the contract to say. */
export const adf = (...content: readonly object[]) => ({ type: 'doc', version: 1, content })

export const paragraph = (text: string, ...marks: readonly string[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) }],
})

export const heading = (level: number) => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: 'Merged' }],
})

export const merged = adf(paragraph('Merged'))
