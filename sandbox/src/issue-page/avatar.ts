/** Colours on which white letters keep a contrast of at least 4.5 to 1. */
const colours = ['#5E4DB2', '#216E4E', '#1558BC', '#974F0C', '#943D73'] as const

/** A round picture with somebody's initials; the same person always has the same colour. */
export function avatarSvg(displayName: string): string {
  const sum = [...displayName].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  const initials = displayName
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}]/gu, '').charAt(0))
    .join('')
    .slice(0, 2)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="${
    colours[sum % colours.length]
  }"/><text x="16" y="20.5" text-anchor="middle" fill="#fff" font-family="Inter, sans-serif" font-size="12" font-weight="600">${initials}</text></svg>`
}
