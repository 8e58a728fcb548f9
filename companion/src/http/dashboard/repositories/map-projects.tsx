/** @jsxImportSource hono/jsx */

import { chosenProjects } from '../../../connections/chosen-projects'
import { connections } from '../../../connections/connections'
import { readProjectList } from '../../../connections/project-list'
import { repositories } from '../../../pull-requests/repositories'
import { LinkButton, SubmitButton } from '../components/Button'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { nothingHere, tell } from '../failure-answer'
import { connectMessages } from '../integrations/connect-messages'
import { sentList } from '../integrations/form-values'
import { ProjectChoice } from '../integrations/projects'
import { messages } from '../messages'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { words } from './words'

const path = '/repositories/:repositoryId/projects'

/** Which Jira projects a repository may reach. */
export const mapProjectsPages = (pages: Pages, tools: DashboardTools): void => {
  pages.get(path, 'maintainer', (context) => showMap(context, tools))
  pages.post(path, 'maintainer', async (context) => {
    const repositoryId = context.req.param('repositoryId') ?? ''
    const projectIds = await sentList(context, 'project')
    const outcome = await runAction(tools, context, 'map-repository', { repositoryId, projectIds })
    return outcome.isDone
      ? context.redirect(`/repositories?mapped=${encodeURIComponent(repositoryId)}`, 303)
      : showMap(context, tools, outcome.sentence)
  })
}

const readMap = async (tools: DashboardTools, repositoryId: string) => {
  const { database, tenantId } = tools
  const read = await database.withTenant(tenantId, async (sql) => {
    const repository = isId(repositoryId) ? await repositories(sql).findById(repositoryId) : undefined
    const jira = await connections(sql).findJira()
    const chosen = jira && (await chosenProjects(sql).of(jira.connectionId))
    return repository && { repository, jira, chosen }
  })
  if (!read) return undefined
  const { repository, jira, chosen } = read
  const all = jira ? (await readProjectList(tools, tenantId, jira.connectionId)).projects : []
  return { repository, list: all.filter(({ projectId }) => chosen?.includes(projectId) ?? true) }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const showMap = async (context: PageContext, tools: DashboardTools, failed?: string) => {
  const repositoryId = context.req.param('repositoryId') ?? ''
  const read = await readMap(tools, repositoryId)
  if (!read) return tell(context, tools, nothingHere)
  const { repository, list } = read
  return page(
    context,
    {
      title: words.map.title,
      heading: words.map.heading(repository.name),
      place: 'repositories',
      lead: words.map.lead,
      crumbs: [
        { text: words.title, href: '/repositories' },
        { text: repository.name, href: `/repositories/${repositoryId}/rules` },
      ],
      ...(failed !== undefined && { status: 422 }),
    },
    <div class="stack wide-gap below">
      {failed !== undefined && (
        <SectionMessage kind="bad" title={messages.notDone} text={failed} role="alert" />
      )}
      {repository.isPrivate && <SectionMessage kind="info" title={words.map.private} />}
      <form class="card stack mid-gap" method="post" action={`/repositories/${repositoryId}/projects`}>
        <fieldset class="stack">
          <legend class="small strong">{words.map.which}</legend>
          {list.length === 0 && <p class="subtle">{words.map.none}</p>}
          {list.map((project) => (
            <ProjectChoice project={project} isChosen={repository.projectIds.includes(project.projectId)} />
          ))}
        </fieldset>
        <div class="row">
          <SubmitButton look="primary" id="save-map">
            {words.map.save}
          </SubmitButton>
          <LinkButton look="plain" href="/repositories">
            {connectMessages.cancel}
          </LinkButton>
        </div>
      </form>
    </div>,
  )
}
