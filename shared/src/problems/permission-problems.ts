import { listed } from '../fill-words'
import { missingPermissions } from '../permission-words'
import type { SomeProblems } from './problem-template'
import { checkAgain } from './remedies'

/** What an account may do, and from where. */
export const permissionProblems = {
  /** `addresses`: those that Throughline calls from; undefined where it does not know them. */
  'ip.blocked': ({ addresses }) =>
    addresses === undefined
      ? {
          title: "The site's IP allowlist blocks Throughline",
          text: "Add the public addresses of Throughline's machine in Atlassian Administration, Security, IP allowlists.",
        }
      : {
          title: "The site's IP allowlist blocks Throughline",
          text: 'Add {addresses} in Atlassian Administration, Security, IP allowlists.',
          remedy: { label: 'Copy addresses', kind: 'copy', value: '{addresses}' },
        },
  /** `missing`: Jira's names of permissions, with commas: `ADD_COMMENTS,LINK_ISSUES`. `projects`: keys, in words. */
  'perm.missing': ({ missing = '' }) => {
    const { may, granted, rules } = missingPermissions(missing.split(','))
    return {
      title: may.length === 1 ? `{account} may not ${may[0]}` : `{account} lacks ${may.length} permissions`,
      text: `Grant ${listed(granted)} in {projects} by their permission scheme, or choose fewer projects. Rules that need it stay off: ${listed(rules)}.`,
      remedy: checkAgain,
    }
  },
  'perm.none': {
    title: '{account} sees no project',
    text: 'Add the account to a project, then check again.',
    remedy: checkAgain,
  },
  'git.refused': {
    title: '{host} did not accept the token',
    text: 'It may be mistyped, revoked or expired. Create a new one there, and paste it whole.',
  },
  /** `rules`: those that need it, in words. */
  'git.scope': {
    title: 'The token lacks {scope}',
    text: 'It is needed for {rules}. Add it, or leave that rule off.',
    remedy: checkAgain,
  },
  'git.sso': {
    title: 'The organization {organization} asks for single sign-on',
    text: 'Authorize the token for {organization} in {system}, then check again.',
    remedy: checkAgain,
  },
  'git.repoGone': {
    title: '{repository} is not visible to this token',
    text: 'Give the account of the token access to it, or leave it out.',
    remedy: checkAgain,
  },
  'git.webhookOff': {
    title: 'The webhook of {repository} was switched off',
    text: 'Repair it here. What was missed meanwhile is fetched.',
    remedy: { label: 'Repair webhook', kind: 'repair-webhook' },
  },
} as const satisfies SomeProblems
