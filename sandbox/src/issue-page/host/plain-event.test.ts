import { expect, it } from '@jest/globals'
import { plainHandlersOf } from './plain-event'

const heard: unknown[] = []
const { onChange } = plainHandlersOf({ onChange: (event: unknown) => heard.push(event), label: 'Summary' })

it('hands the panel a plain copy of an event, as in Jira', () => {
  const target = {
    value: 'new',
    checked: false,
    name: 's',
    id: 'x',
    tagName: 'INPUT',
    type: 'text',
    secret: 1,
  }
  onChange?.({ nativeEvent: {}, type: 'change', target, currentTarget: target, persist: () => undefined })
  const { secret, ...plainTarget } = target
  expect(secret).toBe(1)
  expect(heard.pop()).toEqual({ type: 'change', target: plainTarget })
})

it('hands on what is no event as it is', () => {
  onChange?.({ label: 'One', value: 1 })
  expect(heard.pop()).toEqual({ label: 'One', value: 1 })
})

it('takes nothing but handlers', () => {
  expect(Object.keys(plainHandlersOf({ onClick: undefined, label: 'x', onChange: () => undefined }))).toEqual(
    ['onChange'],
  )
})
