import type { AdminWording } from './admin-wording'

/** What an admin has to look at, first on the overview. */
export const attentionMessages = ({ plural }: AdminWording) => ({
  attention: {
    licence: {
      title: 'The Throughline licence of this site has ended',
      text: 'Links stay visible; new ones wait until it is renewed under Manage apps.',
    },
    revoked: (name: string, lastError: string | undefined) => ({
      title: `${name} no longer accepts the token`,
      text: `${lastError === undefined ? '' : `It said: ${lastError}. `}Replace it. Nothing is lost: what waits starts again by itself.`,
    }),
    webhooks: (count: number) => ({
      title: plural(count, {
        one: '# repository does not send its deliveries',
        other: '# repositories do not send their deliveries',
      }),
      text: 'Its webhook is missing or switched off at the git host. Repair it to hear of changes at once.',
    }),
    unmapped: (count: number) => ({
      title: plural(count, {
        one: '# repository has no Jira project yet',
        other: '# repositories have no Jira project yet',
      }),
      text: 'Nothing of it is linked or shown until one is mapped.',
    }),
    gaveUp: (count: number) => ({
      title: plural(count, { one: '# delivery gave up', other: '# deliveries gave up' }),
      text: 'Look why, and replay them once the reason is gone.',
    }),
  },
})
