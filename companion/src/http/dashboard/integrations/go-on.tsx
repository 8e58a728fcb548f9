/** @jsxImportSource hono/jsx */
import type { Context } from 'hono'
import { LinkButton } from '../components/Button'
import type { DashboardTools } from '../dashboard-tools'
import { barePage } from '../page'

interface GoOn {
  readonly title: string
  readonly text: string
  readonly link: string
  /** Encoded as an address is. */
  readonly href: string
}

/**
 * A page that leads on by itself. A browser treats what follows as begun by this page: that a form may lead to our own
 * pages alone does not hold it up, and our cookies, which no other site's link carries, go with it.
 */
export const goOn = (
  context: Context,
  { assets }: Pick<DashboardTools, 'assets'>,
  { title, text, link, href }: GoOn,
) => {
  context.header('refresh', `0; url=${href}`)
  return barePage(
    context,
    assets,
    { title },
    <>
      <h1>{title}</h1>
      <p class="subtle">{text}</p>
      <LinkButton href={href}>{link}</LinkButton>
    </>,
  )
}
