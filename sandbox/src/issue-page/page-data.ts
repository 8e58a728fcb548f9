/** What the server tells the scripts of an issue page; it stands in the page as JSON. */
export interface PageData {
  readonly issue: { readonly id: string; readonly key: string }
  readonly project: { readonly id: string; readonly key: string }
  readonly moduleKey: string
  readonly cloudId: string
  readonly siteUrl: string
  /** Who is looking: one of `people`. */
  readonly accountId: string
  readonly people: readonly { readonly accountId: string; readonly displayName: string }[]
}

export const pageDataId = 'page-data'
