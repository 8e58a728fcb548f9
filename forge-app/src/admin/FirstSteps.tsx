import { Box, ProgressTracker, SectionMessage, Text, xcss } from '@forge/react'
import { useAdmin } from './admin-context'
import { firstSteps, stepsDone } from './first-steps'

/** How far a new site is on its way to the first linked pull request. */
export function FirstSteps() {
  const { setup, words } = useAdmin()
  const done = stepsDone(setup)
  if (done === firstSteps.length) {
    return (
      <SectionMessage appearance="success" title={words.steps.ready}>
        <Text>{words.steps.readyText}</Text>
      </SectionMessage>
    )
  }
  return (
    <Box xcss={tracker}>
      <ProgressTracker
        label={words.steps.label}
        items={firstSteps.map((step, position) => ({
          id: step,
          label: words.steps[step],
          noLink: true,
          ...standing(position, done),
        }))}
      />
    </Box>
  )
}

const standing = (position: number, done: number) => {
  if (position < done) return { status: 'visited', percentageComplete: 100 } as const
  if (position === done) return { status: 'current', percentageComplete: 0 } as const
  return { status: 'unvisited', percentageComplete: 0 } as const
}

const tracker = xcss({ paddingBlock: 'space.200' })
