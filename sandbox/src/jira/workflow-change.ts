import type { z } from 'zod'
import { getStatus } from './statuses'
import { FakeScreenField, FakeWorkflow } from './workflow'

/** A field of a screen, as it is told to this site. */
export type ScreenField = Omit<z.input<typeof FakeScreenField>, 'allowed'> & {
  readonly allowed?: readonly string[]
}

/** What is special about a project's workflow, by the names of statuses. */
export interface WorkflowChange {
  /** What the transition to a status asks for. */
  readonly screens?: Readonly<Record<string, readonly ScreenField[]>>
  /** Ways that are not open; without `from`, from nowhere. */
  readonly closed?: readonly { readonly from?: string; readonly to: string }[]
  /** What the transition to a status is called. */
  readonly names?: Readonly<Record<string, string>>
}

export const workflowOf = (
  projectId: string,
  { screens = {}, closed = [], names = {} }: WorkflowChange,
): FakeWorkflow =>
  FakeWorkflow.parse({
    projectId,
    screens: Object.entries(screens).map(([to, fields]) => ({
      to: getStatus(to).id,
      fields: fields.map((field) => FakeScreenField.parse(field)),
    })),
    closed: closed.map(({ from, to }) => ({
      to: getStatus(to).id,
      ...(from !== undefined && { from: getStatus(from).id }),
    })),
    names: Object.entries(names).map(([to, name]) => ({ to: getStatus(to).id, name })),
  })
