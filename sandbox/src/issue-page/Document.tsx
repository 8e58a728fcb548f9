/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

export interface DocumentProps {
  readonly title: string
  /** `auto` follows the system. */
  readonly theme: Theme
  readonly gitHostUrl: string
  /** Scripts under /assets, in the order in which they run. */
  readonly scripts?: readonly string[]
  readonly children: Child
}

export type Theme = 'light' | 'dark' | 'auto'

/** What every page of the sandbox stands in: head, skip link and bar. */
export function Document({ title, theme, gitHostUrl, scripts = [], children }: DocumentProps) {
  return (
    <html
      lang="en"
      data-color-mode={theme}
      data-theme="light:light dark:dark spacing:spacing typography:typography shape:shape motion:motion"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title} - Throughline</title>
        <link rel="icon" href="/assets/throughline.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/tokens.css" />
        {scripts.length > 0 && <link rel="stylesheet" href="/assets/host.css" />}
        <link rel="stylesheet" href="/assets/sandbox.css" />
        {scripts.map((script) => (
          <script key={script} src={`/assets/${script}`} defer />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="bar">
          <a class="brand" href="/">
            <img src="/assets/throughline.svg" width="24" height="24" alt="" />
            Throughline sandbox
          </a>
          <span class="lozenge info">No account needed</span>
          <span class="grow" />
          <nav aria-label="Sandbox">
            <a class="btn plain" href={gitHostUrl}>
              Git host
            </a>
            <a class="btn plain" href="/sandbox/dashboard">
              Dashboard
            </a>
            <a class="btn plain" href="/sandbox/faults">
              Faults
            </a>
          </nav>
        </header>
        {children}
      </body>
    </html>
  )
}
