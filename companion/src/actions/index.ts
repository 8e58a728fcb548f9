import type { ActionName } from '@throughline/shared/actions'
import type { Action } from './action'
import { allowSuggesting } from './allow-suggesting'
import { checkAgain } from './check-again'
import { chooseProjects } from './choose-projects'
import { chooseRepositories } from './choose-repositories'
import { connectGitHost } from './connect-git-host'
import { connectJira } from './connect-jira'
import { createFollowUp } from './create-follow-up'
import { disconnect } from './disconnect'
import { dismissLeftOver } from './dismiss-left-over'
import { fillInAndCreate } from './fill-in-and-create'
import { confirmLink } from './links/confirm-link'
import { findIssue } from './links/find-issue'
import { findPullRequests } from './links/find-pull-requests'
import { linkPullRequest } from './links/link-pull-request'
import { listOpenPullRequests } from './links/list-open-pull-requests'
import { rejectLink } from './links/reject-link'
import { takeBackAnswer } from './links/take-back-answer'
import { unlink } from './links/unlink'
import { listRepositories } from './list-repositories'
import { makePairingSecret } from './make-pairing-secret'
import { mapRepository } from './map-repository'
import { matchPerson } from './match-person'
import { readChecks } from './read-checks'
import { readGitAccounts } from './read-git-accounts'
import { refuseGitAccount } from './refuse-git-account'
import { repairWebhook } from './repair-webhook'
import { replaceGitHostToken } from './replace-git-host-token'
import { replaceJiraToken } from './replace-jira-token'
import { replayDelivery } from './replay-delivery'
import { replayGivenUp } from './replay-given-up'
import { requestReview } from './request-review'
import { setRule } from './set-rule'
import { setRuleSettings } from './set-rule-settings'
import { suggestReviewers } from './suggest-reviewers'
import { tellStakeholder } from './tell-stakeholder'
import { writeSummaryAgain } from './write-summary-again'

/** Every action that is built, by name: the doors' table of contents. A door checks role and request, then runs one. */
export const builtActions: { readonly [Name in ActionName]?: Action<Name> } = {
  'choose-repositories': chooseRepositories,
  'list-repositories': listRepositories,
  'map-repository': mapRepository,
  'repair-webhook': repairWebhook,
  'check-again': checkAgain,
  'choose-projects': chooseProjects,
  'connect-git-host': connectGitHost,
  'connect-jira': connectJira,
  disconnect,
  'make-pairing-secret': makePairingSecret,
  'read-checks': readChecks,
  'replace-git-host-token': replaceGitHostToken,
  'replace-jira-token': replaceJiraToken,
  'replay-delivery': replayDelivery,
  'replay-given-up': replayGivenUp,
  'set-rule': setRule,
  'set-rule-settings': setRuleSettings,
  'create-follow-up': createFollowUp,
  'dismiss-left-over': dismissLeftOver,
  'fill-in-and-create': fillInAndCreate,
  'allow-suggesting': allowSuggesting,
  'match-person': matchPerson,
  'read-git-accounts': readGitAccounts,
  'refuse-git-account': refuseGitAccount,
  'request-review': requestReview,
  'suggest-reviewers': suggestReviewers,
  'tell-stakeholder': tellStakeholder,
  'write-summary-again': writeSummaryAgain,
  'confirm-link': confirmLink,
  'reject-link': rejectLink,
  'link-pull-request': linkPullRequest,
  'take-back-answer': takeBackAnswer,
  unlink,
  'find-issue': findIssue,
  'find-pull-requests': findPullRequests,
  'list-open-pull-requests': listOpenPullRequests,
}
