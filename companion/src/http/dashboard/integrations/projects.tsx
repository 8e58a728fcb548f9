/** @jsxImportSource hono/jsx */
import { chosenProjects } from '../../../connections/chosen-projects'
import { readProjectList } from '../../../connections/project-list'
import type { Project } from '../../../issues/projects'
import { SubmitButton } from '../components/Button'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { messages } from '../messages'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { ConfigureHead, configureProps } from './ConfigureHead'
import { configureMessages } from './configure-messages'
import { sentList, sentText } from './form-values'
import { createWithCard, jiraOf, type ShownCard } from './with-card'

const words = configureMessages.projects
const href = '/settings/integrations/jira/projects'

/** Which projects of Jira may be reached: all that the account sees, or some of them. */
export const projectsPages = (pages: Pages, tools: DashboardTools): void => {
  const withCard = createWithCard(tools)
  pages.get(
    href,
    'admin',
    withCard(jiraOf, (context, shown) => showProjects(context, tools, shown)),
  )
  pages.post(
    href,
    'admin',
    withCard(jiraOf, async (context, shown) => {
      const { reach } = await sentText(context)
      const projectIds = await sentList(context, 'project')
      const { connectionId } = shown.card
      const asked = reach === 'chosen' ? { connectionId, projectIds } : { connectionId }
      const outcome = await runAction(tools, context, 'choose-projects', asked)
      return outcome.isDone
        ? context.redirect(`${href}?saved=yes`, 303)
        : showProjects(context, tools, shown, outcome.sentence)
    }),
  )
}

const showProjects = async (
  context: PageContext,
  tools: DashboardTools,
  shown: ShownCard,
  failed?: string,
) => {
  const { connectionId } = shown.card
  const { database, tenantId } = tools
  const { projects: list } = await readProjectList(tools, tenantId, connectionId)
  const chosen = await database.withTenant(tenantId, (sql) => chosenProjects(sql).of(connectionId))
  const saved = context.req.query('saved') !== undefined && failed === undefined
  return page(
    context,
    {
      ...configureProps({ shown, tab: 'projects' }),
      header: <ConfigureHead shown={shown} tab="projects" />,
      ...(failed !== undefined && { status: 422 }),
    },
    <div class="stack wide-gap below">
      {failed !== undefined && (
        <SectionMessage kind="bad" title={messages.notDone} text={failed} role="alert" />
      )}
      {saved && <SectionMessage kind="ok" title={words.saved} role="status" />}
      <form class="card stack mid-gap" method="post" action={href}>
        <h2 class="h3">{words.heading}</h2>
        <p class="subtle">{words.lead}</p>
        <Reach isAll={chosen === undefined} />
        <fieldset class="stack">
          <legend class="small strong">{words.which}</legend>
          {list.length === 0 && <p class="subtle">{words.none}</p>}
          {list.map((project) => (
            <ProjectChoice project={project} isChosen={chosen?.includes(project.projectId) ?? false} />
          ))}
        </fieldset>
        <p class="small subtle">{words.leftOut}</p>
        <div class="row">
          <SubmitButton look="primary" id="save-projects">
            {words.save}
          </SubmitButton>
        </div>
      </form>
    </div>,
  )
}

function Reach({ isAll }: { readonly isAll: boolean }) {
  return (
    <fieldset class="stack">
      <legend class="small strong">{words.reach}</legend>
      {(['all', 'chosen'] as const).map((value) => (
        <label class="choice">
          <input type="radio" name="reach" value={value} checked={(value === 'all') === isAll} />
          {words[value]}
        </label>
      ))}
    </fieldset>
  )
}

/** One of Jira's projects, to be ticked. */
export function ProjectChoice({
  project: { projectId, key, name },
  isChosen,
}: {
  readonly project: Pick<Project, 'projectId' | 'key' | 'name'>
  readonly isChosen: boolean
}) {
  return (
    <label class="choice">
      <input type="checkbox" name="project" value={projectId} checked={isChosen} />
      <span>
        <span class="strong">{key}</span> {name}
      </span>
    </label>
  )
}
