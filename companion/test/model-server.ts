import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a model was asked, as its server saw it. */
export interface AskedModel {
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly model: string
  readonly system: string
  readonly user: string
}

/** A text, or what else a server does when it is asked. */
export type Reply =
  | string
  | { readonly status: number; readonly body?: string; readonly location?: string }
  | 'never'

/** A server on loopback that speaks as OpenAI's and Anthropic's do, and answers as a test says. */
export const createModelServer = async (answer: (asked: AskedModel) => Reply) => {
  const asked: AskedModel[] = []
  const server = createServer(async (request, response) => {
    const read = await readAsked(request)
    asked.push(read)
    reply(response, read, answer(read))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const readAsked = async (request: IncomingMessage): Promise<AskedModel> => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const { model, system, messages } = JSON.parse(body) as {
    model: string
    system?: unknown
    messages: readonly { role: string; content: unknown }[]
  }
  const said = (role: string) => textIn(messages.find((message) => message.role === role)?.content)
  return {
    path: request.url ?? '',
    headers: request.headers,
    model,
    system: system === undefined ? said('system') : textIn(system),
    user: said('user'),
  }
}

/** Anthropic's messages are lists of parts. */
const textIn = (content: unknown): string =>
  Array.isArray(content)
    ? content.map((part: { text?: string }) => part.text ?? '').join('')
    : String(content)

const reply = (response: ServerResponse, { path, model }: AskedModel, given: Reply) => {
  if (given === 'never') return
  response.setHeader('content-type', 'application/json')
  if (typeof given === 'object') {
    if (given.location) response.setHeader('location', given.location)
    response
      .writeHead(given.status)
      .end(given.body ?? JSON.stringify({ error: { message: 'no', type: 'no' } }))
    return
  }
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, input_tokens: 1, output_tokens: 1 }
  const ofOpenAi = {
    ...{ id: '1', object: 'chat.completion', created: 1, model, usage },
    choices: [{ index: 0, message: { role: 'assistant', content: given }, finish_reason: 'stop' }],
  }
  const ofAnthropic = {
    ...{ id: '1', type: 'message', role: 'assistant', model, usage },
    ...{ content: [{ type: 'text', text: given }], stop_reason: 'end_turn', stop_sequence: null },
  }
  response.end(JSON.stringify(path.endsWith('/messages') ? ofAnthropic : ofOpenAi))
}
