import ForgeReconciler from '@forge/react'
import { jest } from '@jest/globals'
import { isValidElement, type ReactElement, type ReactNode } from 'react'

/** What @forge/react hands to Jira: a tree of component names, their live props and their children. */
export interface ForgeNode {
  readonly type: string
  readonly props: Readonly<Record<string, unknown>>
  readonly children: readonly ForgeNode[]
}

type BridgeAnswer = (data: Record<string, unknown>) => unknown

declare global {
  /** Plays Jira's side of the bridge; jest.setup.cjs asks it. */
  var answerBridge: ((command: string, data: Record<string, unknown>) => unknown) | undefined
}

const context = {
  accountId: 'account-1',
  locale: 'en-US',
  timezone: 'UTC',
  extension: { type: 'jira:issuePanel', issue: { id: '10007', key: 'SHOP-7' } },
}

/** Only what tells the time is fake: React itself goes on by real immediates. */
export function freezeTime(now: string): void {
  jest.useFakeTimers({
    now: new Date(now),
    doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'],
  })
}

/** Lets everything happen that does not wait for time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds)
  await settle()
}

/** Plays Jira for whatever is rendered next; `commands` answers what goes beyond rendering. */
export function playJira(commands: Readonly<Record<string, BridgeAnswer>> = {}) {
  let doc: ForgeNode | undefined
  const calls: Array<readonly [command: string, data: unknown]> = []
  globalThis.answerBridge = (command, data) => {
    if (command === 'reconcile') {
      doc = data['forgeDoc'] as ForgeNode
      return undefined
    }
    calls.push([command, data])
    return command === 'getContext' ? context : commands[command]?.(data)
  }
  return { calls, screen: () => screenOf(doc) }
}

/** Renders an element as Jira would, and waits until it stands. */
export async function render(element: ReactElement, commands?: Readonly<Record<string, BridgeAnswer>>) {
  const jira = playJira(commands)
  ForgeReconciler.render(element)
  await settle()
  return jira
}

export type Screen = ReturnType<typeof screenOf>

function screenOf(doc: ForgeNode | undefined) {
  const nodes = doc === undefined ? [] : nodesIn(doc)
  return {
    /** Every node of a component, from top to bottom. */
    all: (type: string) => nodes.filter((node) => node.type === type),
    /** The words of every node of a component, from top to bottom. */
    words: (type: string) => nodes.filter((node) => node.type === type).map(wordsOf),
    /** All words, in reading order. */
    text: () => (doc === undefined ? '' : wordsOf(doc)),
    /** Clicks the first thing that can be clicked and bears these words. */
    press: (words: string) => pressOne(clickable(nodes, words)[0], words),
    /** The last one: that of a dialog, which lies above the rest. */
    pressLast: (words: string) => pressOne(clickable(nodes, words).at(-1), words),
  }
}

const clickable = (nodes: readonly ForgeNode[], words: string) =>
  nodes.filter((node) => typeof node.props['onClick'] === 'function' && wordsOf(node) === words)

async function pressOne(target: ForgeNode | undefined, words: string): Promise<void> {
  if (target === undefined) throw new Error(`nothing to press says "${words}"`)
  const onClick = target.props['onClick'] as () => void
  onClick()
  await settle()
}

function nodesIn(node: ForgeNode): ForgeNode[] {
  return [node, ...partsOf(node).flatMap(nodesIn)]
}

export function wordsOf(node: ForgeNode): string {
  if (node.type === 'String') return String(node.props['text'])
  const titles = ['title', 'header'].flatMap((name) =>
    typeof node.props[name] === 'string' ? [`${node.props[name]} `] : [],
  )
  return [...titles, ...partsOf(node).map(wordsOf)].join('')
}

/** The children of a node, and the elements that some components take as props. */
function partsOf(node: ForgeNode): readonly ForgeNode[] {
  const given = ['description', 'actions', 'primaryAction', 'secondaryAction'].flatMap((name) =>
    nodesOf(node.props[name] as ReactNode),
  )
  return [...node.children.filter((child) => !isFolded(node, child)), ...given]
}

/** Whether Jira keeps a part of the tree out of sight: the content of a closed popup. */
const isFolded = (parent: ForgeNode, child: ForgeNode) =>
  parent.type === 'Popup' && parent.props['isOpen'] === false && child.props['name'] === 'content'

function nodesOf(given: ReactNode): ForgeNode[] {
  if (Array.isArray(given)) return given.flatMap(nodesOf)
  if (typeof given === 'string') return [{ type: 'String', props: { text: given }, children: [] }]
  if (!isValidElement<{ readonly children?: ReactNode }>(given)) return []
  const { children, ...props } = given.props
  return [{ type: String(given.type), props, children: nodesOf(children) }]
}
