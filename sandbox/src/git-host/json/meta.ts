import { enterpriseVersion } from '../webhooks'

/** What an Enterprise Server tells about itself. */
export const metaJson = { verifiable_password_authentication: true, installed_version: enterpriseVersion }
