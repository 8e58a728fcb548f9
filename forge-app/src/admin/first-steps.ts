import type { Setup } from '@throughline/shared/setup'

/** The three things between an installed app and the first linked pull request. */
export const firstSteps = ['connect', 'choose', 'rules'] as const
export type FirstStep = (typeof firstSteps)[number]

/** How many of the first steps are done; a repository counts once a Jira project may be reached by it. */
export function stepsDone({ gitHosts, repositories }: Setup): number {
  const mapped = repositories.filter(({ projectIds }) => projectIds.length > 0)
  const done = [
    gitHosts.length > 0,
    mapped.length > 0,
    mapped.some(({ rules }) => rules.some(({ isOn }) => isOn)),
  ]
  const open = done.indexOf(false)
  return open === -1 ? done.length : open
}
