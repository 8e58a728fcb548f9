import DynamicTable from '@atlaskit/dynamic-table'
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs'
import type { ComponentProps } from 'react'
import { direct } from './direct'
import { childrenOf, type Draw, type ForgeDoc, partOf, type Renderer, type Renderers } from './forge-doc'

/** UI Kit sends a table as head and rows of cells, each with the content already drawn as nodes. */
const table: Renderer = (node, draw) => {
  const head = partOf(node, 'head')
  const props = {
    ...node.props,
    head: head === undefined ? undefined : { cells: cellsOf(head, draw) },
    rows: partOf(node, 'rows')?.children.map((row) => ({
      ...row.props,
      key: String(row.props['rowKey'] ?? row.key),
      cells: cellsOf(row, draw),
    })),
  } as ComponentProps<typeof DynamicTable>
  return <DynamicTable key={node.key} {...props} />
}

const cellsOf = (row: ForgeDoc, draw: Draw) =>
  row.children.map((cell) => ({
    ...cell.props,
    key: String(cell.props['cellKey'] ?? cell.key),
    content: childrenOf(cell, draw),
  }))

export const tables: Renderers = {
  DynamicTable: table,
  Tabs: direct(Tabs),
  TabList: direct(TabList),
  Tab: direct(Tab),
  TabPanel: direct(TabPanel),
}
