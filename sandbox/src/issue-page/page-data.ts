/** What the server tells the scripts of a page; it stands in the page as JSON. */
export interface PageData {
  /** What the page is about; undefined on a page of the whole site. */
  readonly subject: PageSubject | undefined
  readonly moduleKey: string
  readonly cloudId: string
  readonly siteUrl: string
  /** Who is looking: one of `people`. */
  readonly accountId: string
  readonly people: readonly { readonly accountId: string; readonly displayName: string }[]
}

export interface PageSubject {
  readonly issue: { readonly id: string; readonly key: string }
  readonly project: { readonly id: string; readonly key: string }
}

export const pageDataId = 'page-data'
