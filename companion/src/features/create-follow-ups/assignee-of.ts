import type { Person } from '../../pull-requests/pull-request'
import type { FeatureTools } from '../feature'

/**
 * Jira's name of a pull request's author: as somebody said, else by the address that the git host shows of them.
 * Undefined where neither tells, where somebody said that the two are not the same, and for who has left.
 */
export const findAssignee = async (
  { login, isBot }: Person,
  { reviewing, followUps }: FeatureTools,
): Promise<string | undefined> => {
  if (isBot) return undefined
  const decisions = (await reviewing.readDecisions()).filter((each) => each.login === login)
  const said = decisions.find(({ isSame }) => isSame)?.accountId
  if (said !== undefined) return followUps.findNameToAssign(said)
  const [account] = await reviewing.readAccounts([login])
  const found = account?.email === undefined ? undefined : await followUps.findByEmail(account.email)
  const isRefused = decisions.some(({ accountId }) => accountId === found)
  return found === undefined || isRefused ? undefined : followUps.findNameToAssign(found)
}
