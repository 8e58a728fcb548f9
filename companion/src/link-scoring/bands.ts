/** What is done at a confidence: a link at once, a question, a list in the panel, or nothing. */
export type LinkAction = 'link' | 'suggest' | 'list' | 'none'

/** The only place where these numbers stand. From `linkSilently` on, the author is not told by a comment. */
export const bands = { linkSilently: 95, link: 80, suggest: 60, list: 40 } as const

export function actionAt(confidence: number): LinkAction {
  if (confidence >= bands.link) return 'link'
  if (confidence >= bands.suggest) return 'suggest'
  return confidence >= bands.list ? 'list' : 'none'
}
