/** @jsxImportSource hono/jsx */
import type { OAuthSite } from '../../../jira/auth/atlassian-account'
import { LinkButton, SubmitButton } from '../components/Button'
import { connectMessages } from './connect-messages'

const { oauth, cancel } = connectMessages

interface ChooseSiteProps {
  readonly state: string
  readonly sites: readonly OAuthSite[]
  readonly closeHref: string
}

/** One of several sites that somebody has allowed: never guessed. */
export function ChooseSite({ state, sites, closeHref }: ChooseSiteProps) {
  return (
    <>
      <form class="body stack wide-gap" method="post" action="/settings/integrations/jira/oauth/site">
        <input type="hidden" name="state" value={state} />
        <h3>{oauth.chooseSite}</h3>
        <p>{oauth.chooseText(sites.length)}</p>
        {sites.map(({ cloudId, name, url }) => (
          <div class="row between">
            <span>
              {name}
              <span class="small subtle block">{new URL(url).host}</span>
            </span>
            <SubmitButton name="site" value={cloudId}>
              {oauth.connectSite(name)}
            </SubmitButton>
          </div>
        ))}
      </form>
      <footer class="row">
        <LinkButton look="plain" href={closeHref}>
          {cancel}
        </LinkButton>
      </footer>
    </>
  )
}
