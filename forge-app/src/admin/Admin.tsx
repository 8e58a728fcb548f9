import {
  SectionMessage,
  SectionMessageAction,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
  useProductContext,
} from '@forge/react'
import type { SiteProject } from '@throughline/shared/setup'
import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { LoadingLine } from '../LoadingLine'
import { AdminContext, type Section, sections } from './admin-context'
import { Connections } from './Connections'
import type { AdminClient } from './client'
import { Deliveries } from './Deliveries'
import { Health } from './Health'
import { createAdminMessages } from './messages/admin-messages'
import { Overview } from './Overview'
import { PairForm } from './PairForm'
import { Repositories } from './Repositories'
import { Rules } from './Rules'
import { useSetup } from './use-setup'

/** What a Jira admin finds under Apps: where this site's pull requests come from, and what is done with them. */
export function Admin({ client }: { readonly client: AdminClient }) {
  const timeZone = useProductContext()?.timezone
  const { view, readAgain } = useSetup(client)
  const now = view.kind === 'setup' ? view.readAt : never
  const words = useMemo(() => createAdminMessages(now, timeZone), [now, timeZone])
  const [section, openSection] = useState<Section>('overview')
  const projects = useProjects(client, view.kind === 'setup')

  switch (view.kind) {
    case 'loading':
      return <LoadingLine text={words.loading} />
    case 'not-allowed':
      return (
        <SectionMessage title={words.notAllowed.title}>
          <Text>{words.notAllowed.text}</Text>
        </SectionMessage>
      )
    case 'not-paired':
      return <PairForm client={client} words={words} paired={() => void readAgain()} />
    case 'unreachable':
      return (
        <SectionMessage
          appearance="error"
          title={words.failed.title}
          actions={[
            <SectionMessageAction key="try-again" onClick={() => void readAgain()}>
              {words.failed.tryAgain}
            </SectionMessageAction>,
          ]}
        >
          <Text>{words.failed.text(view.reference)}</Text>
        </SectionMessage>
      )
    case 'setup':
      return (
        <AdminContext.Provider
          value={{ client, setup: view.setup, projects, words, now, readAgain, openSection }}
        >
          <Tabs
            id="admin"
            selected={sections.indexOf(section)}
            shouldUnmountTabPanelOnChange
            onChange={(index) => openSection(sections[index] ?? 'overview')}
          >
            <TabList>
              {sections.map((one) => (
                <Tab key={one}>{words.sections[one]}</Tab>
              ))}
            </TabList>
            {sections.map((one) => {
              const Content = contents[one]
              return (
                <TabPanel key={one}>
                  <Content />
                </TabPanel>
              )
            })}
          </Tabs>
        </AdminContext.Provider>
      )
  }
}

/** Nothing tells a time before the setup is there. */
const never = new Date(0)

const contents: Readonly<Record<Section, ComponentType>> = {
  overview: Overview,
  connections: Connections,
  repositories: Repositories,
  rules: Rules,
  deliveries: Deliveries,
  health: Health,
}

/** Jira's projects, once there is something to map them to. */
function useProjects(client: AdminClient, isWanted: boolean): readonly SiteProject[] {
  const [projects, setProjects] = useState<readonly SiteProject[]>([])
  useEffect(() => {
    if (!isWanted) return
    void client.readProjects().then((answer) => {
      if (answer.kind === 'projects') setProjects(answer.projects)
    })
  }, [client, isWanted])
  return projects
}
