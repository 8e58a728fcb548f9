import { z } from 'zod'
import { RuleId } from './rules'

/** Part of a branch's name may be a star, which stands for any characters: `main`, `release/*`. */
export const BranchPattern = z.string().trim().min(1).max(255)
const BranchPatterns = z.array(BranchPattern).max(50)

/** Jira's own keys of its three status categories, in the order in which work goes through them. */
export const StatusCategory = z.enum(['new', 'indeterminate', 'done'])
export type StatusCategory = z.infer<typeof StatusCategory>

const StatusName = z.string().trim().min(1).max(255)

/** Where an issue goes: to a status by its name, or to the first of a category that its workflow offers. */
export const MoveTarget = z.discriminatedUnion('by', [
  z.object({ by: z.literal('status'), name: StatusName }),
  z.object({ by: z.literal('category'), category: StatusCategory }),
])
export type MoveTarget = z.infer<typeof MoveTarget>

/** The same for a merge, or what somebody brings along from GitLab: ids of transitions, one after the other. */
export const MergeTarget = z.discriminatedUnion('by', [
  ...MoveTarget.options,
  z.object({ by: z.literal('ids'), ids: z.array(z.string().regex(/^\d{1,20}$/)).max(20) }),
])
export type MergeTarget = z.infer<typeof MergeTarget>

/**
 * Ids of transitions as GitLab's setting has them: numbers with anything between. None for a blank text; undefined for a
 * text without any number, which is a mistake.
 */
export const readTransitionIds = (text: string): readonly string[] | undefined => {
  const ids = text.split(/\D/).filter((part) => part !== '')
  return ids.length > 0 || text.trim() === '' ? ids : undefined
}

const moveTo = (name: string) =>
  z.object({ isOn: z.boolean().default(false), to: MoveTarget.default({ by: 'status', name }) }).prefault({})

/** What is answered where the screen of a transition has this field: its name or id, and the value by name. */
export const FieldAnswer = z.object({
  field: z.string().trim().min(1).max(255),
  value: z.string().trim().min(1).max(2_000),
})
export type FieldAnswer = z.infer<typeof FieldAnswer>

/** How much a comment tells of a merge. */
export const CommentLevel = z.enum(['off', 'title', 'summary'])
export type CommentLevel = z.infer<typeof CommentLevel>

/** What can be set beside each switch, and, for the whole repository, what keeps a pull request from being linked. */
export const settingSchemas = {
  'auto-link': z.object({
    /** One comment on the pull request, where a link is made that is not beyond doubt. */
    tellsAuthor: z.boolean().default(true),
    /** A commit status that names the issue. */
    status: z.boolean().default(false),
    /** What is sure enough is linked; else it is suggested, and people's answers show how often it is right. */
    linksAtOnce: z.boolean().default(false),
  }),
  'post-merge-summary': z.object({
    /** Merges into other branches are not told of; none: into every branch. */
    baseBranches: BranchPatterns.default([]),
    level: CommentLevel.default('summary'),
    /** For single Jira projects, by Jira's id. */
    levelOfProject: z.record(z.string().regex(/^\d{1,20}$/), CommentLevel).default({}),
  }),
  'suggest-reviewers': z.object({
    /** Logins of people who do not want to be suggested in this repository. */
    blocked: z.array(z.string().trim().min(1).max(100)).max(200).default([]),
    /** Puts those behind who reviewed much in the last month. */
    spreadsWork: z.boolean().default(false),
    /** Asks the first one who is suggested, when a pull request is opened and nobody was asked. */
    requestsReview: z.boolean().default(false),
    /** Names those who are suggested in our comment on the pull request, without notifying anybody. */
    namesOnPullRequest: z.boolean().default(false),
  }),
  'create-follow-ups': z.object({
    comments: z.boolean().default(true),
    todos: z.boolean().default(true),
    /** By its name. */
    issueType: z.string().trim().min(1).max(255).default('Task'),
    labels: z
      .array(z.string().regex(/^\S{1,255}$/))
      .max(20)
      .default(['follow-up', 'tech-debt']),
    /** One issue for each thing that is left; else one for each pull request, with a list. */
    oneEach: z.boolean().default(false),
    /** Of one pull request, where each thing becomes an issue of its own. */
    mostOfPullRequest: z.int().min(1).max(50).default(10),
    /** Of this repository; what is over this waits. */
    mostInAnHour: z.int().min(1).max(500).default(30),
    /** Says in our comment on the pull request what is left, and what came of it. */
    tellsPullRequest: z.boolean().default(false),
    answers: z.array(FieldAnswer).max(30).default([]),
  }),
  'transition-issues': z.object({
    /** Only what is merged into one of these counts as merged; none: every branch counts. */
    baseBranches: BranchPatterns.default(['main', 'master']),
    to: MergeTarget.default({ by: 'category', category: 'done' }),
    opened: moveTo('In Progress'),
    reviewRequested: moveTo('In Review'),
    reverted: moveTo('In Progress'),
    answers: z.array(FieldAnswer).max(30).default([]),
  }),
  'skip-rules': z.object({
    labels: z.array(z.string().trim().min(1).max(255)).max(20).default(['no-ticket']),
    words: z.array(z.string().trim().min(1).max(100)).max(20).default(['no-jira', 'nojira']),
    /** A regular expression; empty: none. */
    branchPattern: z.string().max(255).default(''),
    drafts: z.boolean().default(false),
    bots: z.boolean().default(true),
    /** Logins of bots that are treated as people. */
    trustedBots: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  }),
} as const satisfies Readonly<Record<RuleId | 'skip-rules', z.ZodObject>>

/** What has settings of a repository: a rule, or its skip rules. */
export const SettingsId = z.enum([...RuleId.options, 'skip-rules'])
export type SettingsId = z.infer<typeof SettingsId>

export type SettingsOf<Id extends SettingsId> = z.infer<(typeof settingSchemas)[Id]>

/** The settings of everything in a repository. */
export type RuleSettings = { readonly [Id in SettingsId]: SettingsOf<Id> }

/** As they were saved, or as they come: what cannot be read any more does not count. */
export const readSettings = <Id extends SettingsId>(id: Id, saved: unknown): SettingsOf<Id> =>
  (settingSchemas[id].safeParse(saved ?? {}).data ?? settingSchemas[id].parse({})) as SettingsOf<Id>

/** All of them, each as it was saved or as it comes. */
export const readAllSettings = (saved: ReadonlyMap<string, unknown>): RuleSettings =>
  Object.fromEntries(SettingsId.options.map((id) => [id, readSettings(id, saved.get(id))])) as RuleSettings
