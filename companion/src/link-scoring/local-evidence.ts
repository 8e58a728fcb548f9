import type { Asked } from './asked'
import type { OpenIssue } from './open-issue'
import { remembered } from './remembered'

/** What sets a candidate apart from the others: words count the more, the fewer of them hold the word. */
export function localEvidence(
  asked: Asked,
  issues: readonly OpenIssue[],
  sharedWords: readonly (readonly string[])[],
) {
  const inText = raritiesOf(sharedWords)
  const inSummary = raritiesOf(issues.map(({ text }) => text.summary))
  const inLetters = raritiesOf(issues.map(({ text }) => text.letters))
  const [wholeTitle, wholeAll] = [weightOf(asked.title, inText), weightOf(asked.all.keys(), inText)]
  const wholeLetters = weightOf(asked.letters, inLetters)
  return issues.map(({ text }, at) => {
    const met = sharedWords[at] ?? []
    const inTitle = met.filter((word) => asked.title.has(word))
    const letters = [...text.letters].filter((three) => asked.letters.has(three))
    const sharedLetters = weightOf(letters, inLetters)
    const summary = [...text.summary].filter((word) => asked.all.has(word))
    const wholeSummary = weightOf(text.summary, inSummary)
    return {
      localTitle: share(weightOf(inTitle, inText), wholeTitle),
      localAll: share(
        weightOf(
          met.filter((word) => asked.all.has(word)),
          inText,
        ),
        wholeAll,
      ),
      localSummary: share(weightOf(summary, inSummary), wholeSummary),
      localSummaryTitle: share(
        weightOf(
          summary.filter((word) => asked.title.has(word)),
          inSummary,
        ),
        wholeSummary,
      ),
      localLetters: share(sharedLetters, wholeLetters),
      localLettersBack: share(sharedLetters, weightOf(text.letters, inLetters)),
      onlyHere: inTitle.filter((word) => inText(word) >= Math.log(1 + issues.length)).length,
    }
  })
}

type Rarity = (word: string) => number

function raritiesOf(texts: readonly Iterable<string>[]): Rarity {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1)
  return remembered((word) => Math.log(1 + texts.length / (counts.get(word) ?? 0.5)))
}

function weightOf(words: Iterable<string>, rarity: Rarity): number {
  let weight = 0
  for (const word of words) weight += rarity(word)
  return weight
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
