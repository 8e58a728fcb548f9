import { z } from 'zod'

/** The permissions this site knows; asking for another one is a bad request, as on Jira. */
export const PermissionKey = z.enum([
  'ADD_COMMENTS',
  'ADMINISTER',
  'ADMINISTER_PROJECTS',
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'DELETE_ALL_COMMENTS',
  'DELETE_ISSUES',
  'DELETE_OWN_COMMENTS',
  'EDIT_ALL_COMMENTS',
  'EDIT_ISSUES',
  'EDIT_OWN_COMMENTS',
  'LINK_ISSUES',
  'TRANSITION_ISSUES',
  'VIEW_DEV_TOOLS',
])
export type PermissionKey = z.infer<typeof PermissionKey>
