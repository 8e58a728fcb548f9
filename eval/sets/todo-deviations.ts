/**
 * Where we decide otherwise than the product a case comes from, and why; docs/follow-ups.md says the same to people.
 * It is used to count: nothing is decided by it.
 */
export const deviationOf = (id: string | number): string | undefined =>
  deviations.find(({ ids }) => ids.includes(String(id)))?.reason

const deviations: readonly { readonly reason: string; readonly ids: readonly string[] }[] = [
  {
    reason: '`//` begins no comment in YAML',
    ids: ['jasonetco::basic', 'jasonetco::at-todo', 'jasonetco::body', 'jasonetco::blob-past-end'],
  },
  {
    reason: 'comments in the script and style of a component count',
    ids: ['leasot::vue.vue', 'leasot::svelte.svelte'],
  },
]
