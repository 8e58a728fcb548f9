import { html } from 'hono/html'
import { styles } from './styles'

type Html = ReturnType<typeof html>

/** A whole page of the host. */
export const page = (hostName: string, title: string, content: Html) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · ${hostName}</title>
    <style>
      ${styles}
    </style>
  </head>
  <body>
    <header><a href="/">${hostName}</a></header>
    <main>${content}</main>
  </body>
</html>`

/** `22 November 2026`, in UTC. */
export const dateOf = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))
