/** @jsxImportSource hono/jsx */
import { Document, type Theme } from './Document'

export function NotFoundPage({ theme, gitHostUrl }: { readonly theme: Theme; readonly gitHostUrl: string }) {
  return (
    <Document title="Not found" theme={theme} gitHostUrl={gitHostUrl}>
      <main id="main" class="front">
        <h1>There is nothing here</h1>
        <p class="subtle">The address is wrong, or you may not see it.</p>
        <p>
          <a class="btn" href="/">
            Go to the sandbox
          </a>
        </p>
      </main>
    </Document>
  )
}
