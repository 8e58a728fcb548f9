/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

export interface Column {
  readonly name: string
  /** Shown from 640 px on; a narrow screen leaves it out. */
  readonly isWideOnly?: boolean
  /** Said of the column that the rows are ordered by. */
  readonly sort?: 'ascending' | 'descending'
}

interface TableProps {
  /** What the rows are, for those who do not see the heading above. */
  readonly caption: string
  readonly columns: readonly Column[]
  readonly id?: string
  /** `<tr>`s. */
  readonly children: Child
}

export function Table({ caption, columns, id, children }: TableProps) {
  return (
    <table id={id}>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, isWideOnly = false, sort }) => (
            <th scope="col" class={isWideOnly ? 'hide-s' : undefined} aria-sort={sort}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
