import { z } from 'zod'

/** Only the fields we read of Jira's answers. */
const Status = z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }).nullish() })

const IssueFields = z.object({
  summary: z.string().nullish(),
  project: z.object({ id: z.string(), projectTypeKey: z.string().nullish() }),
  status: Status.nullish(),
  updated: z.string().nullish(),
})

export const Issue = z.object({ id: z.string(), key: z.string(), fields: IssueFields })

export const IssueWithResolution = Issue.extend({
  fields: IssueFields.extend({ resolution: z.unknown().optional() }),
})

export const ServerInfo = z.object({ baseUrl: z.url({ protocol: /^https?$/ }) })

export const Project = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  projectKeys: z.array(z.string()).nullish(),
})

/** Data Center lists all at once, Cloud by the page. */
export const Projects = z.array(Project)

export const ProjectPage = z.object({
  values: z.array(Project),
  isLast: z.boolean().nullish(),
  startAt: z.number(),
})

/** Search results: Cloud tells the next page by a token, Data Center by how many there are in all. */
export const JqlPage = z.object({ issues: z.array(Issue), nextPageToken: z.string().nullish() })
export const SearchPage = z.object({ issues: z.array(Issue), total: z.number() })

/** Data Center's key of an account stays when its name changes; Cloud has none. */
export const Account = z.object({ key: z.string().nullish() })

/** Cloud has account ids, a Data Center keys and names. */
export const Person = Account.extend({
  accountId: z.string().nullish(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
  active: z.boolean().nullish(),
  accountType: z.string().nullish(),
})

export const People = z.array(Person)

export const IssuePeople = z.object({
  fields: z.object({
    project: z.object({ id: z.string() }),
    assignee: Person.nullish(),
    reporter: Person.nullish(),
    components: z.array(z.object({ id: z.string() })).nullish(),
  }),
})

/** When somebody did something; who it was is not told of accounts that are gone. */
const Done = z.object({ created: z.string().nullish(), author: Person.nullish() })

/** An issue with its texts, its people, and who touched it. */
export const WholeIssue = z.object({
  id: z.string(),
  key: z.string(),
  fields: IssueFields.extend({
    description: z.unknown().optional(),
    issuetype: z.object({ name: z.string().nullish() }).nullish(),
    priority: z.object({ name: z.string().nullish() }).nullish(),
    assignee: Person.nullish(),
    reporter: Person.nullish(),
    creator: Person.nullish(),
    created: z.string().nullish(),
    components: z.array(z.object({ name: z.string() })).nullish(),
    labels: z.array(z.string()).nullish(),
    issuelinks: z
      .array(
        z.object({
          inwardIssue: z.object({ id: z.string() }).nullish(),
          outwardIssue: z.object({ id: z.string() }).nullish(),
        }),
      )
      .nullish(),
    comment: z.object({ comments: z.array(Done) }).nullish(),
  }),
  changelog: z.object({ histories: z.array(Done) }).nullish(),
})

export const WholeJqlPage = z.object({ issues: z.array(WholeIssue), nextPageToken: z.string().nullish() })
export const WholeSearchPage = z.object({ issues: z.array(WholeIssue), total: z.number() })
/** Data Center alone says how many there are in all. */
export const SearchTotal = z.object({ total: z.number() })
export const Count = z.object({ count: z.number() })

export const Watchers = z.object({ watchers: z.array(Person).nullish() })

export const Components = z.array(z.object({ id: z.string(), name: z.string(), lead: Person.nullish() }))

export const CommentPage = z.object({
  comments: z.array(z.object({ id: z.string(), author: Person.nullish() })),
  startAt: z.number(),
  total: z.number(),
})

export const CommentsWithProperties = z.object({
  values: z.array(
    z.object({
      id: z.string(),
      properties: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
    }),
  ),
})

export const CreatedComment = z.object({ id: z.string() })

/** Cloud alone says whether customers see it. */
export const Comment = z.object({ id: z.string(), jsdPublic: z.boolean().nullish() })

export const CommentProperty = z.object({ key: z.string(), value: z.unknown() })

/** A change of an issue; a Data Center has no ids of fields, and names them in English. */
export const History = z.object({
  created: z.string(),
  items: z.array(z.object({ field: z.string().nullish(), fieldId: z.string().nullish() })),
  historyMetadata: z
    .object({ type: z.string().nullish(), extraData: z.record(z.string(), z.string()).nullish() })
    .nullish()
    .catch(undefined),
})

export const ChangelogPage = z.object({ values: z.array(History), total: z.number() })
export const IssueWithChangelog = z.object({ changelog: z.object({ histories: z.array(History) }) })

/** A field on the screen of a transition. */
export const ScreenField = z.object({
  required: z.boolean(),
  name: z.string().nullish(),
  hasDefaultValue: z.boolean().nullish(),
  schema: z.object({
    type: z.string().nullish(),
    items: z.string().nullish(),
    custom: z.string().nullish(),
    system: z.string().nullish(),
  }),
  allowedValues: z
    .array(
      z
        .object({ id: z.string().nullish(), name: z.string().nullish(), value: z.string().nullish() })
        .catch({}),
    )
    .nullish(),
})

export const Transitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      to: Status.nullish(),
      fields: z.record(z.string(), ScreenField).nullish(),
    }),
  ),
})

/** What Jira has against a request, by field. */
export const Refusal = z.object({ errors: z.record(z.string(), z.unknown()).nullish() })

export const CreateType = z.object({ id: z.string(), name: z.string(), subtask: z.boolean().nullish() })

/** A field on the screen for a new issue; Cloud alone tells its key, too. */
export const CreateField = ScreenField.extend({ fieldId: z.string().nullish(), key: z.string().nullish() })

export const CreatedIssue = z.object({ id: z.string(), key: z.string() })

const LinkedIssue = z.object({ id: z.string() }).nullish()

export const IssueWithLinks = z.object({
  fields: z.object({
    issuelinks: z.array(z.object({ inwardIssue: LinkedIssue, outwardIssue: LinkedIssue })).nullish(),
  }),
})

export const IssueLinkTypes = z.object({
  issueLinkTypes: z.array(z.object({ id: z.string(), name: z.string() })),
})
