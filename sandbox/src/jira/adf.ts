import { z } from 'zod'

/**
 * The part of the Atlassian Document Format that the product may send; everything else is refused, more strictly
 * than Jira itself would.
 * Source: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
const Link = z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.url() }) })
const Mark = z.union([z.strictObject({ type: z.enum(['strong', 'em']) }), Link])

const Text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(Mark).optional(),
})

const HardBreak = z.strictObject({ type: z.literal('hardBreak') })
const Inline = z.array(z.union([Text, HardBreak]))
const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: Inline.optional() })

const Heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.int().min(1).max(6) }),
  content: Inline.optional(),
})

const ListItem = z.strictObject({
  type: z.literal('listItem'),
  get content() {
    return z.tuple([Paragraph], z.union([Paragraph, BulletList]))
  },
})

const BulletList = z.strictObject({
  type: z.literal('bulletList'),
  get content() {
    return z.array(ListItem).min(1)
  },
})

export const AdfDocument = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(z.union([Paragraph, Heading, BulletList])),
})
export type AdfDocument = z.infer<typeof AdfDocument>
