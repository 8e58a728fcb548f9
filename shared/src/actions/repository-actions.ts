import { z } from 'zod'
import { SettingsId } from '../rule-settings'
import { RuleId } from '../rules'
import type { ActionKind } from './action-kind'
import { done, Id, IssueId } from './fields'

/** Repositories with their projects, rules and deliveries. */
export const repositoryActions = {
  /** What the token of a connection may see, so that some of it can be chosen. */
  'list-repositories': {
    needs: 'admin',
    request: z.object({ connectionId: Id }),
    answer: z.object({
      repositories: z.array(
        z.object({
          hostRepositoryId: z.string(),
          name: z.string(),
          isPrivate: z.boolean(),
          /** False where no webhook can be made. */
          mayAdminister: z.boolean(),
          isArchived: z.boolean(),
          isChosen: z.boolean(),
        }),
      ),
    }),
  },
  /** Chooses repositories of a connection: webhooks are made for new ones and deleted for those left out. */
  'choose-repositories': {
    needs: 'admin',
    request: z.object({ connectionId: Id, hostRepositoryIds: z.array(z.string()).max(5_000) }),
    answer: z.object({ chosen: z.int(), webhooksMade: z.int(), webhooksRefused: z.int() }),
  },
  /** Exactly these Jira projects may be reached by the repository from now on. */
  'map-repository': {
    needs: 'maintainer',
    request: z.object({ repositoryId: Id, projectIds: z.array(z.string()).max(1_000) }),
    answer: done,
  },
  'repair-webhook': {
    needs: 'admin',
    request: z.object({ repositoryId: Id }),
    answer: z.object({ state: z.enum(['works', 'waiting', 'refused']) }),
  },
  /** Refused with `conflict` when somebody else changed the rule after `seenChangedAt`. */
  'set-rule': {
    needs: 'maintainer',
    request: z.object({
      repositoryId: Id,
      ruleId: RuleId,
      isOn: z.boolean(),
      seenChangedAt: z.iso.datetime().optional(),
    }),
    answer: done,
  },
  /** Everything about one rule anew; refused with `conflict` as `set-rule` is. The action reads the settings. */
  'set-rule-settings': {
    needs: 'maintainer',
    request: z.object({
      repositoryId: Id,
      settingsId: SettingsId,
      settings: z.record(z.string(), z.unknown()),
      seenChangedAt: z.iso.datetime().optional(),
    }),
    answer: done,
  },
  /** Lets everything that follows from one delivery happen again; effects that are there are left as they are. */
  'replay-delivery': { needs: 'maintainer', request: z.object({ inboxId: z.string() }), answer: done },
  'replay-given-up': { needs: 'admin', request: z.object({}), answer: z.object({ replayed: z.int() }) },
  /** Every comment about merged pull requests of one issue once more, also where a person deleted it. Says for how many. */
  'write-summary-again': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId }),
    answer: z.object({ pullRequests: z.int() }),
  },
} as const satisfies Record<string, ActionKind>
