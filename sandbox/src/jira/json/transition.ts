import { optionId } from '../screen-values'
import type { Site } from '../site'
import type { FakeScreenField, Transition } from '../workflow'
import { statusJson } from './issue'

/** A transition, with the fields of its screen where they were asked for. */
export const transitionJson = (
  site: Site,
  apiUrl: string,
  { id, name, to, fields }: Transition,
  withFields: boolean,
) => ({
  id,
  name,
  to: statusJson(apiUrl, to),
  hasScreen: fields.length > 0,
  isGlobal: true,
  isInitial: false,
  isAvailable: true,
  isConditional: false,
  looped: false,
  ...(withFields && {
    fields: Object.fromEntries(fields.map((field) => [field.id, fieldJson(site, field)])),
  }),
})

/** Cloud calls a field's id its key, a Data Center `fieldId`. */
export const fieldJson = ({ dialect }: Site, field: FakeScreenField) => ({
  required: field.isRequired,
  schema: schemaOf(field),
  name: field.name,
  [dialect === 'cloud' ? 'key' : 'fieldId']: field.id,
  hasDefaultValue: field.hasDefault,
  operations: ['set'],
  ...(field.allowed.length > 0 && {
    allowedValues: field.allowed.map((each, at) => ({
      id: optionId(at),
      [field.kind === 'resolution' ? 'name' : 'value']: each,
    })),
  }),
})

const schemaOf = ({ id, kind }: FakeScreenField) => {
  if (kind === 'resolution') return { type: 'resolution', system: 'resolution' }
  const customId = Number(id.split('_').at(-1))
  const [type, plugin, items] = customKinds[kind]
  const custom = `com.atlassian.jira.plugin.system.customfieldtypes:${plugin}`
  return { type, ...(items !== undefined && { items }), custom, customId }
}

const customKinds: Readonly<
  Record<
    Exclude<FakeScreenField['kind'], 'resolution'>,
    readonly [type: string, plugin: string, items?: string]
  >
> = {
  text: ['string', 'textfield'],
  number: ['number', 'float'],
  option: ['option', 'select'],
  options: ['array', 'multiselect', 'option'],
  user: ['user', 'userpicker'],
}
