/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { ConnectionCard } from '../../../connections/cards'
import { LinkButton } from '../components/Button'
import { Lozenge } from '../components/Lozenge'
import { longDate } from '../components/relative-time'
import { Time } from '../components/Time'
import { accessOf, connectedOf, expiryOf, lozengeOf, placeOf } from './card-words'
import { type ConnectTarget, hostTargets, jiraTarget } from './connect-target'
import { overviewMessages } from './overview-messages'
import { pairingHref } from './PairingParts'
import { words as pairing } from './pairing-words'
import { Tile } from './Tile'

const words = overviewMessages

export interface IntegrationsProps {
  readonly cards: readonly ConnectionCard[]
  /** Keys of Jira's projects that are reached, in alphabetical order. */
  readonly projectKeys: readonly string[]
  readonly mayConnect: boolean
  readonly now: Date
}

/** The cards of Jira and of the git hosts, in their two groups. */
export function IntegrationsContent({ cards, projectKeys, mayConnect, now }: IntegrationsProps) {
  const jira = cards.find(({ host }) => host === 'jira')
  const common = { mayConnect, now }
  return (
    <>
      {!mayConnect && <p class="subtle below">{words.onlyAdmins}</p>}
      <section class="far-below" aria-labelledby="ticketing">
        <h2 id="ticketing">{words.ticketing}</h2>
        <ul class="cards">
          <li class="card integration wide" id="card-jira">
            <JiraCard {...common} card={jira} projectKeys={projectKeys} isFirst={cards.length === 0} />
          </li>
        </ul>
      </section>
      <section aria-labelledby="git-hosts">
        <h2 id="git-hosts">{words.gitHosts}</h2>
        <ul class="cards">
          {hostTargets.map((target) => (
            <HostCards {...common} target={target} cards={cards.filter(({ host }) => host === target.id)} />
          ))}
        </ul>
      </section>
    </>
  )
}

interface CardProps {
  readonly mayConnect: boolean
  readonly now: Date
}

function JiraCard({
  card,
  projectKeys,
  isFirst,
  mayConnect,
  now,
}: CardProps & {
  readonly card: ConnectionCard | undefined
  readonly projectKeys: readonly string[]
  readonly isFirst: boolean
}) {
  return (
    <>
      <div class="row nowrap top">
        <Tile tile={jiraTarget.tile} />
        <div class="head">
          <div class="row">
            <h3>{jiraTarget.name}</h3>
            {card && <Lozenge {...lozengeOf(card, now)} />}
          </div>
          <p class="small subtle">{card ? placeOf(card) : jiraTarget.about}</p>
        </div>
        {mayConnect && <ConnectOrConfigure target={jiraTarget} card={card} isPrimary={isFirst} />}
      </div>
      {card && (
        <dl class="facts">
          <Fact name={words.facts.account}>{card.accountName ?? words.unknown}</Fact>
          <Fact name={words.facts.access}>{accessOf(card)}</Fact>
          <Fact name={words.facts.connected}>{connectedOf(card)}</Fact>
          <End card={card} now={now} />
          <Fact name={words.facts.lastCall}>
            {card.lastOkAt ? <Time at={card.lastOkAt} now={now} /> : words.never}
          </Fact>
          <Fact name={words.facts.projects}>{words.projectKeys(projectKeys)}</Fact>
        </dl>
      )}
      {mayConnect && !card && (
        <p class="small subtle">
          {pairing.linkBefore} <a href={pairingHref}>{pairing.link}</a>
        </p>
      )}
    </>
  )
}

function HostCards({
  target,
  cards,
  mayConnect,
  now,
}: CardProps & { readonly target: ConnectTarget; readonly cards: readonly ConnectionCard[] }) {
  if (cards.length === 0)
    return (
      <li class="card integration" id={`card-${target.id}`}>
        <HostHead target={target} about={target.about} />
        {mayConnect && (
          <div class="foot row between">
            <ConnectOrConfigure target={target} card={undefined} isPrimary={false} />
          </div>
        )}
      </li>
    )
  return (
    <>
      {cards.map((card, at) => (
        <li class="card integration" id={at === 0 ? `card-${target.id}` : `card-${card.connectionId}`}>
          <HostHead target={target} about={card.place} lozenge={<Lozenge {...lozengeOf(card, now)} />} />
          <dl class="facts">
            <Fact name={words.facts.account}>{card.accountName ?? words.unknown}</Fact>
            <Fact name={words.facts.repositories}>{words.chosen(card.repositoryCount)}</Fact>
            <Fact name={words.facts.lastDelivery}>
              {card.lastDeliveryAt ? <Time at={card.lastDeliveryAt} now={now} /> : words.never}
            </Fact>
            <End card={card} now={now} />
          </dl>
          <div class="foot row between">
            {mayConnect && <ConnectOrConfigure target={target} card={card} isPrimary={false} />}
            <span class="small subtlest">{words.since(longDate(card.createdAt))}</span>
          </div>
        </li>
      ))}
    </>
  )
}

function HostHead({
  target,
  about,
  lozenge,
}: {
  readonly target: ConnectTarget
  readonly about: string
  readonly lozenge?: Child
}) {
  return (
    <div class="row nowrap top">
      <Tile tile={target.tile} />
      <div class="grow">
        <div class="row between">
          <h3>{target.name}</h3>
          {lozenge}
        </div>
        <p class="small subtle">{about}</p>
      </div>
    </div>
  )
}

/** The end of a token that is far off: nearer, the lozenge says it. */
function End({ card, now }: { readonly card: ConnectionCard; readonly now: Date }) {
  const expiry = expiryOf(card, now)
  if (!expiry || !card.tokenExpiresAt || expiry.lozenge) return null
  return <Fact name={words.facts.ends}>{longDate(card.tokenExpiresAt)}</Fact>
}

export function Fact({ name, children }: { readonly name: string; readonly children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Where a connection is looked after. */
export const configureHref = ({ host, connectionId }: Pick<ConnectionCard, 'host' | 'connectionId'>) =>
  `/settings/integrations/${host === 'jira' ? 'jira' : `hosts/${connectionId}`}`

/** One button: Connect, which becomes Configure. */
function ConnectOrConfigure({
  target,
  card,
  isPrimary,
}: {
  readonly target: ConnectTarget
  readonly card: ConnectionCard | undefined
  readonly isPrimary: boolean
}) {
  if (card)
    return (
      <LinkButton
        href={configureHref(card)}
        id={`configure-${target.id}`}
        label={words.configureLabel(target.name)}
      >
        {words.configure}
      </LinkButton>
    )
  return (
    <LinkButton
      look={isPrimary ? 'primary' : 'default'}
      href={`/settings/integrations/${target.id}/connect?tab=pat`}
      id={`connect-${target.id}`}
      label={words.connectLabel(target.name)}
    >
      {words.connect}
    </LinkButton>
  )
}
