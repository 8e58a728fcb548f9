import Avatar from '@atlaskit/avatar'
import { Inline, Text } from '@atlaskit/primitives'
import { readPageData } from '../browser/read-page-data'
import { type Renderers, stringProp } from './forge-doc'

/** UI Kit's `User` knows a person by account id alone; Jira fills in the rest. */
export const people: Renderers = {
  User: (node) => {
    const accountId = stringProp(node, 'accountId')
    const person = readPageData().people.find((candidate) => candidate.accountId === accountId)
    const name = person?.displayName ?? 'Former user'
    return (
      <Inline key={node.key} space="space.100" alignBlock="center">
        <Avatar size="small" borderColor="transparent" src={`/sandbox/avatars/${accountId}.svg`} />
        {node.props['hideDisplayName'] === true ? null : <Text>{name}</Text>}
      </Inline>
    )
  },
}
