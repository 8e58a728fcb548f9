/** @jsxImportSource hono/jsx */
import { settingsNames, skipRulesSentence } from '@throughline/shared/rule-settings-words'
import type { Child } from 'hono/jsx'

/** What belongs to no rule, and has no switch. */
export function SkipRulesCard({ children }: { readonly children: Child }) {
  return (
    <article class="card rule" id="rule-skip-rules" aria-labelledby="name-skip-rules">
      <div class="whole-row">
        <h2 class="h3" id="name-skip-rules">
          {settingsNames['skip-rules']}
        </h2>
        <p class="subtle">{skipRulesSentence}</p>
      </div>
      {children}
    </article>
  )
}
