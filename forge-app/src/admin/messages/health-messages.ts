import type { AdminWording } from './admin-wording'

/** How everything is. */
export const healthMessages = ({ plural }: AdminWording) => ({
  health: {
    summary: (count: number) =>
      count === 0
        ? 'Everything works'
        : plural(count, { one: '# thing needs attention', other: '# things need attention' }),
    columns: { part: 'Part', state: 'State' },
    webhooks: 'Webhooks missing',
    waiting: 'Deliveries that wait',
    gaveUp: 'Deliveries that gave up',
    reading: 'Reading',
    number: (count: number) => new Intl.NumberFormat('en-GB').format(count),
  },
})
