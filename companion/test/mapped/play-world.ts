import type { MappedLane, SettledWorld } from './mapped-lane'
import { type MappedWorld, type PairName, pairsWhere } from './mapped-world'
import { createMentions, type Mentions } from './mentions'
import type { createPanelSeats } from './person-at-panel'
import { createStoredRows } from './stored-rows'

type Seats = ReturnType<typeof createPanelSeats>

/** Which pairs may be told of at one moment. */
interface Expected {
  /** On panels and as web links, and exactly these. */
  readonly shown: ReadonlySet<PairName>
  /** As comments, and exactly these. */
  readonly commented: ReadonlySet<PairName>
  /** In rows and jobs, and no others: the map itself is among the rows, and so is who changed it. */
  readonly stored: ReadonlySet<PairName>
}

/**
 * Lets a world happen: all pull requests are opened, some are merged, the map changes. `problems` says what came to a
 * pair that may not have it, and what did not come to one that should.
 */
export const playWorld = async (lane: MappedLane, seats: Seats, world: MappedWorld, base: number) => {
  const from = lane.lines.length
  const settled = await lane.settle(world, base)
  const look = (expected: Expected) => problemsOf(lane, seats, settled, world, expected)

  await settled.deliver(true)
  await settled.workOff()
  const first = await look(beforeTheChange(world))

  settled.site.passTime()
  await settled.deliver(false)
  await settled.workOff(world.isLate ? ['handle-delivery'] : undefined)
  await settled.changeMap()
  await settled.workOff()
  const after = afterTheChange(world)
  const second = await look(after)

  const lines = lane.lines.slice(from)
  const mentions = await mentionsOf(lane, settled)
  const told = lines.filter((line) => mentions.tells(line)).map((line) => `a log line tells ${line}`)
  return { problems: [...first, ...second, ...told], shown: [...after.shown], lines: lines.length }
}

const isLinked = (pair: MappedWorld['repositories'][0]['pairs'][0], { isChosen }: { isChosen: boolean }) =>
  isChosen && pair.written !== 'nowhere'

const beforeTheChange = (world: MappedWorld): Expected => {
  const mapped = pairsWhere(world, (pair, repository) => isLinked(pair, repository) && pair.isMapped)
  const stored = pairsWhere(world, (pair, { isChosen }) => isChosen && pair.isMapped)
  return { shown: mapped, commented: new Set(), stored }
}

/** What was merged is not looked at again when a project comes into reach; what is open is. */
const afterTheChange = (world: MappedWorld): Expected => {
  const where = (holds: Parameters<typeof pairsWhere>[1]) =>
    pairsWhere(world, (pair, repository) => isLinked(pair, repository) && holds(pair, repository))
  return {
    shown: where((pair, { isMerged }) => pair.isMappedLater && (pair.isMapped || !isMerged)),
    commented: where(
      (pair, { isMerged }) => isMerged && pair.isMapped && (pair.isMappedLater || !world.isLate),
    ),
    stored: pairsWhere(world, (pair, { isChosen }) => isChosen && (pair.isMapped || pair.isMappedLater)),
  }
}

const mentionsOf = async ({ superuser }: MappedLane, { tenantId, site, repositoryIds }: SettledWorld) => {
  const pulls = await superuser<{ repositoryId: string; id: string }[]>`
    select repository_id as "repositoryId", pull_request_id as id from pull_request where tenant_id = ${tenantId}`
  const ids = repositoryIds.map((repositoryId) => [
    ...(repositoryId === undefined ? [] : [repositoryId]),
    ...pulls.filter((pull) => pull.repositoryId === repositoryId).map(({ id }) => id),
  ])
  return createMentions(site, ids)
}

const problemsOf = async (
  lane: MappedLane,
  seats: Seats,
  settled: SettledWorld,
  world: MappedWorld,
  expected: Expected,
) => {
  const { site, jobs, tenantId, askPanel } = settled
  const mentions = await mentionsOf(lane, settled)
  const maySee = (project: number) => {
    const person = world.people[project]
    return person?.browses && person.seesDevelopment
  }
  const panels: string[] = []
  for (const [nth, issue] of site.issues.entries()) {
    const person = world.people[nth]
    if (person) panels.push(JSON.stringify([issue.issueId, await seats.open(issue, { person, askPanel })]))
  }
  const seen = new Set([...expected.shown].filter((pair) => maySee(Number(pair.split(' ')[1]))))
  const read = await createStoredRows(lane.superuser)
  const rows = (await read(tenantId)).map(({ name, row }) => `${name} ${row}`)
  const inJira = (things: readonly object[]) => things.map((thing) => JSON.stringify(thing))
  return [
    ...differences('the panel', mentions, panels, seen),
    ...differences('the web links', mentions, inJira(site.webLinks()), expected.shown),
    ...differences('the comments', mentions, inJira(site.comments()), expected.commented),
    ...beyond('a row', mentions, rows, expected.stored),
    ...beyond('a job', mentions, jobs, expected.stored),
  ]
}

const beyond = (what: string, mentions: Mentions, texts: readonly string[], allowed: ReadonlySet<PairName>) =>
  texts.flatMap((text) =>
    mentions
      .pairsIn(text)
      .filter((pair) => !allowed.has(pair))
      .map((pair) => `${what} tells of ${pair}: ${text.slice(0, 300)}`),
  )

const differences = (
  what: string,
  mentions: Mentions,
  texts: readonly string[],
  expected: ReadonlySet<PairName>,
) => {
  const found = new Set(texts.flatMap((text) => mentions.pairsIn(text)))
  const missing = [...expected].filter((pair) => !found.has(pair))
  return [
    ...beyond(what, mentions, texts, expected),
    ...missing.map((pair) => `${what} should tell of ${pair}`),
  ]
}
