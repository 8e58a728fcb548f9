/** @jsxImportSource hono/jsx */
import { safeHref } from './adf'
import type { LinkView } from './issue-view'

/** The remote links, as Jira lists them under "Web links". */
export function WebLinks({ links }: { readonly links: readonly LinkView[] }) {
  return (
    <section aria-labelledby="links-heading">
      <h2 id="links-heading">Web links</h2>
      <div id="web-links" data-live>
        {links.length === 0 ? (
          <p class="subtle activity-empty">No links yet.</p>
        ) : (
          <ul class="links">
            {links.map(({ title, url, summary, iconUrl, isResolved, status }) => (
              <li key={url}>
                {iconUrl !== undefined && <img src={iconUrl} width="16" height="16" alt="" />}
                <div class="grow">
                  <a class={isResolved ? 'resolved' : undefined} href={safeHref(url)}>
                    {title}
                  </a>
                  {summary !== undefined && <p class="small subtle">{summary}</p>}
                </div>
                {status !== undefined && (
                  <span class={`lozenge ${isResolved ? 'done' : 'info'}`}>{status}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
