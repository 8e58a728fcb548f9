import type { Language, Region } from '../languages/language'
import { isEndless, type Opening, type Scan, seek } from './scan'
import { isWordSign } from './where'

/** Another language within this one, such as a page's script. */
export const region = (form: Region): Opening => ({
  sign: form.open,
  isAllowed: (text, at) => !isWordSign(text.charCodeAt(at + form.open.length)),
  read: form.isElement ? (scan, at) => readElement(scan, form, at) : (scan, at) => readCode(scan, form, at),
})

const readCode = (scan: Scan, { open, language }: Region, at: number) =>
  scan.readPart(language, at + open.length, scan.end)

const readElement = (scan: Scan, form: Region, at: number) => {
  if (isEndless(scan, form, at)) return undefined
  const from = seek(scan, '>', at) + 1
  if (from > scan.end) {
    scan.endless.set(form, scan.end)
    return undefined
  }
  if (scan.text[from - 2] === '/') return from
  const to = seek(scan, form.close, from)
  scan.readPart(form.language, from, to)
  return to
}

/** The edge that a piece of text shows first: the end of a region tells that the text began within it. */
export const regionBegunBefore = (text: string, { regions = [] }: Language): Region | undefined => {
  const edges = regions.map((form) => ({
    form,
    open: placeOf(text, form.open),
    close: placeOf(text, form.close),
  }))
  const firstOpen = Math.min(...edges.map(({ open }) => open))
  return edges.find(({ close }) => close < firstOpen)?.form
}

/** True when a piece shows where no region begins or ends. */
export const showsNoRegion = (text: string, { regions = [] }: Language): boolean =>
  regions.every(({ open, close }) => !text.includes(open) && !text.includes(close))

const placeOf = (text: string, sign: string) => {
  const at = text.indexOf(sign)
  return at === -1 ? Number.POSITIVE_INFINITY : at
}
