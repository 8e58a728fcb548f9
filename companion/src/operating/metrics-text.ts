import { Gauge, Registry } from 'prom-client'
import type { Figures } from './figures'

/** The figures as Prometheus reads them. */
export const metricsText = async (figures: Figures): Promise<string> => {
  const registry = new Registry()
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `throughline_${name}`, help, labelNames: [...labelNames], registers: [registry] })
  const counted = <Row extends { readonly count: number }>(
    into: Gauge,
    rows: readonly Row[],
    labelsOf: (row: Row) => Readonly<Record<string, string>>,
  ) => {
    for (const row of rows) into.set(labelsOf(row), row.count)
  }

  const hostAndOutcome = ['host', 'outcome'] as const
  const byOutcome = ({ host, outcome }: Figures['open'][number]) => ({ host, outcome })
  counted(
    gauge('deliveries_last_hour', 'Deliveries kept in the last hour, by host and outcome', hostAndOutcome),
    figures.lastHour,
    byOutcome,
  )
  counted(
    gauge('deliveries_open', 'Kept deliveries that wait, are parked or gave up', hostAndOutcome),
    figures.open,
    byOutcome,
  )
  counted(
    gauge('connections', 'Connections, by host and state', ['host', 'state']),
    figures.connections,
    ({ host, state }) => ({ host, state }),
  )
  counted(
    gauge('connections_paused', 'Connections whose other side asked for a pause', ['host']),
    figures.paused,
    ({ host }) => ({ host }),
  )
  gauge('jobs_waiting', 'Jobs that run or wait').set(figures.jobs.waiting)
  gauge('jobs_dead', 'Jobs that gave up').set(figures.jobs.dead)
  gauge('jobs_oldest_due_seconds', 'For how long the oldest due job has waited').set(
    figures.jobs.oldestDueSeconds,
  )
  return registry.metrics()
}
