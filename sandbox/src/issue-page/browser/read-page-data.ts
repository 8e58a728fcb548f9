import { type PageData, pageDataId } from '../page-data'

/** The data the server wrote into this page. Throws on a page without any. */
export function readPageData(): PageData {
  const json = document.getElementById(pageDataId)?.textContent
  if (json === undefined || json === null) throw new Error('This page carries no data for the panel.')
  return JSON.parse(json) as PageData
}
