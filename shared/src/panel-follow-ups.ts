import { z } from 'zod'

/** Where something is left to do. Without a line it is about the file as a whole. */
const place = { path: z.string(), line: z.int().optional(), url: z.string() }

/** A Jira issue that was created for what a pull request leaves to do. */
export const PanelFollowUp = z.object({
  key: z.string(),
  summary: z.string(),
  status: z.string(),
  isDone: z.boolean(),
  /** Of the pull request. */
  label: z.string(),
  comments: z.int(),
  todos: z.int(),
  /** To-dos that stand in the code although the issue is done. */
  stillThere: z.array(z.object(place)),
  /** To-dos that left the code although the issue is open; empty while any other thing of it is left. */
  gone: z.array(z.object({ path: z.string(), line: z.int().optional() })),
})
export type PanelFollowUp = z.infer<typeof PanelFollowUp>

/** A field that has to be filled in, and what can be chosen in it. */
export const PanelField = z.object({
  id: z.string(),
  name: z.string(),
  /** `other`: not from words alone. */
  kind: z.enum(['text', 'longText', 'number', 'texts', 'choice', 'choices', 'person', 'other']),
  choices: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type PanelField = z.infer<typeof PanelField>

/** A follow-up that waits until somebody has done something. */
export const PanelParkedFollowUp = z.object({
  pullRequestId: z.string(),
  followUpKey: z.string(),
  label: z.string(),
  /** Words that go on a sentence. */
  why: z.string(),
  missing: z.array(PanelField),
})
export type PanelParkedFollowUp = z.infer<typeof PanelParkedFollowUp>

/** Something that a pull request leaves to do and that has no issue of its own. */
export const PanelLeftOver = z.object({
  pullRequestId: z.string(),
  itemKey: z.string(),
  label: z.string(),
  isMerged: z.boolean(),
  kind: z.enum(['comment', 'todo']),
  text: z.string(),
  ...place,
  /** Who said it. */
  by: z.string().optional(),
  /**
   * `left`: it becomes a follow-up; `changed`: it was there before in other words; `tracked`: it names the issue that
   * tracks it; `issue-done`: that issue is done; `issue-missing`: Jira shows no such issue, so it becomes a follow-up.
   */
  standing: z.enum(['left', 'changed', 'tracked', 'issue-done', 'issue-missing']),
  /** The key of the issue that it names. */
  names: z.string().optional(),
  /** What it said before. */
  was: z.string().optional(),
  isDismissed: z.boolean(),
})
export type PanelLeftOver = z.infer<typeof PanelLeftOver>

/** What the pull requests of an issue leave to do, as far as the rule is on. */
export const PanelFollowUps = z.object({
  created: z.array(PanelFollowUp),
  parked: z.array(PanelParkedFollowUp),
  leftOvers: z.array(PanelLeftOver),
})
export type PanelFollowUps = z.infer<typeof PanelFollowUps>

const PullRequestId = z.uuid()

/** What a person asks for in the section of follow-ups. */
export const FollowUpAsk = z.discriminatedUnion('action', [
  z.object({ action: z.literal('create-follow-up'), pullRequestId: PullRequestId, itemKey: z.string() }),
  z.object({
    action: z.literal('dismiss-left-over'),
    pullRequestId: PullRequestId,
    itemKey: z.string(),
    isDismissed: z.boolean(),
  }),
  z.object({
    action: z.literal('fill-in-and-create'),
    pullRequestId: PullRequestId,
    followUpKey: z.string(),
    answers: z.array(z.object({ field: z.string(), value: z.string() })),
  }),
])
export type FollowUpAsk = z.infer<typeof FollowUpAsk>
