import type { Repository } from '../../pull-requests/pull-request'

/** Where GitHub's interface has a repository, by the name it has today. */
export const pathOf = ({ name }: Repository) => `/repos/${name.split('/').map(encodeURIComponent).join('/')}`
