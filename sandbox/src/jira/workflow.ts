import { z } from 'zod'
import type { FakeIssue } from './state'
import { type Status, statuses } from './statuses'

/** A field that a transition asks for on its screen. */
export const FakeScreenField = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['text', 'number', 'option', 'options', 'resolution', 'user']),
  isRequired: z.boolean().default(false),
  hasDefault: z.boolean().default(false),
  /** The names of what can be chosen. */
  allowed: z.array(z.string()).default([]),
})
export type FakeScreenField = z.infer<typeof FakeScreenField>

/** What is special about the workflow of a project; statuses by id. Without one, every status is reached from every other. */
export const FakeWorkflow = z.object({
  projectId: z.string(),
  screens: z.array(z.object({ to: z.string(), fields: z.array(FakeScreenField) })).default([]),
  /** Ways that are not open: from one status, or from everywhere. */
  closed: z.array(z.object({ from: z.string().optional(), to: z.string() })).default([]),
  /** Transitions that are not called as the status they lead to. */
  names: z.array(z.object({ to: z.string(), name: z.string() })).default([]),
})
export type FakeWorkflow = z.infer<typeof FakeWorkflow>

export interface Transition {
  readonly id: string
  readonly name: string
  readonly to: Status
  readonly fields: readonly FakeScreenField[]
}

/** The transitions that lead on from where the issue is now. */
export const transitionsOf = (
  workflow: FakeWorkflow | undefined,
  { statusId }: Pick<FakeIssue, 'statusId'>,
): readonly Transition[] => {
  const isClosed = ({ id }: Status) =>
    workflow?.closed.some(({ from, to }) => to === id && (from === undefined || from === statusId)) ?? false
  return statuses
    .filter((status) => !isClosed(status))
    .map((status) => ({
      id: status.transitionId,
      name: workflow?.names.find(({ to }) => to === status.id)?.name ?? status.name,
      to: status,
      fields: workflow?.screens.find(({ to }) => to === status.id)?.fields ?? [],
    }))
}
