import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Entrance } from '../entrance'

/** What somebody has typed into a form, but for the token: a token that was sent is never sent back. */
const FormValues = z.object({ url: z.string(), email: z.string(), expiresOn: z.string() })
export type FormValues = z.infer<typeof FormValues>

export const noValues: FormValues = { url: '', email: '', expiresOn: '' }

const name = 'form'
const path = '/settings/integrations'

/** Keeps the typed values for the next page of somebody without a script, for ten minutes, in their own browser. */
export const keptForm = ({ cookie }: Pick<Entrance, 'cookie'>) => ({
  keep: (context: Context, values: FormValues) =>
    setCookie(context, name, JSON.stringify(FormValues.parse(values)), {
      path,
      httpOnly: true,
      secure: cookie.isSecure,
      sameSite: 'Strict',
      maxAge: 600,
    }),
  find(context: Context): FormValues | undefined {
    try {
      return FormValues.parse(JSON.parse(getCookie(context, name) ?? ''))
    } catch {
      return undefined
    }
  },
  forget: (context: Context) => deleteCookie(context, name, { path }),
})

/** The fields of a form as text; a file is none. */
export const sentText = async (context: Context): Promise<Readonly<Record<string, string>>> => {
  const body = await context.req.parseBody()
  return Object.fromEntries(
    Object.entries(body).flatMap(([field, value]) => (typeof value === 'string' ? [[field, value]] : [])),
  )
}

/** Every value of a field that may be sent more than once, such as a checkbox. */
export const sentList = async (context: Context, field: string): Promise<readonly string[]> => {
  const { [field]: value } = await context.req.parseBody({ all: true })
  const values = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string')
}
