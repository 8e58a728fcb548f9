import type { ActionAnswer } from '@throughline/shared/actions'
import type { WebhookState } from '@throughline/shared/setup'
import type { AdminWording } from './admin-wording'

/** Repositories, and how they are chosen. */
export const repositoriesMessages = ({ plural }: AdminWording) => ({
  repositories: {
    lead: 'A repository is linked and shown only in the Jira projects that it is mapped to.',
    none: 'No repositories yet',
    noHost: 'Connect a git host and choose repositories.',
    noneChosen: 'No repository is chosen yet.',
    connect: 'Connect a git host',
    columns: { name: 'Repository', projects: 'Jira projects', webhook: 'Webhook' },
    private: 'Private',
    public: 'Public',
    projectsOf: (name: string) => `Projects of ${name}`,
    noProject: 'None: nothing of it is shown',
    hiddenProject: 'A project you may not see',
    webhooks: {
      works: 'Works',
      waiting: 'Waiting',
      missing: 'Missing',
      off: 'Switched off',
      refused: 'Not allowed',
      unknown: 'Not asked yet',
    } satisfies Record<WebhookState, string>,
    repair: (name: string) => `Repair webhook of ${name}`,
  },
  choose: {
    open: (name: string) => `Choose repositories of ${name}`,
    label: 'Choose repositories',
    placeholder: 'Type a name',
    help: 'Webhooks are created for new ones, and deleted for those left out.',
    save: 'Save',
    notListed: 'Repositories could not be listed',
    option: (name: string, about: { readonly mayAdminister: boolean; readonly isArchived: boolean }) => {
      if (about.isArchived) return `${name} (archived)`
      return about.mayAdminister ? name : `${name} (no webhook: the token may not create one)`
    },
    saved: ({ chosen, webhooksMade, webhooksRefused }: ActionAnswer<'choose-repositories'>) => {
      const repositories = plural(chosen, {
        one: '# repository is chosen',
        other: '# repositories are chosen',
      })
      const made = plural(webhooksMade, { one: '# webhook was created', other: '# webhooks were created' })
      const refused = plural(webhooksRefused, {
        one: '# could not be created',
        other: '# could not be created',
      })
      return webhooksRefused === 0
        ? `${repositories}; ${made}. Map each to its Jira projects.`
        : `${repositories}; ${made}, ${refused}. Map each to its Jira projects.`
    },
  },
})
