/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html'
import { type PageData, pageDataId } from './page-data'

/** What the page's scripts read, as JSON that cannot end its element. */
export function PageDataScript({ data }: { readonly data: PageData }) {
  return (
    <script id={pageDataId} type="application/json">
      {raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}
    </script>
  )
}
