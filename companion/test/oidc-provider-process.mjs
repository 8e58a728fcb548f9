// A real OpenID Connect provider on loopback, in a process of its own. Its parent sends { port, redirectUri } once, and
// is told when it listens. People sign in without a password: GET /interaction/:uid/accept?account=… does it, and
// GET /interaction/:uid/refuse is what somebody does who presses "Cancel".
console.warn = () => {} // it warns of what is only right in a test
const { Provider } = await import('oidc-provider')

const people = {
  dana: { name: 'Dana Ortiz', groups: ['throughline-admins', 'everyone'] },
  olu: { name: 'Olu Adeyemi', groups: ['engineers'] },
  guest: { name: 'Gil Guest', groups: [] },
}

const pageOf = (uid) =>
  `<!doctype html><html lang="en"><title>Acme</title><h1>Sign in to Acme</h1><p><a href="/interaction/${uid}/accept?account=dana">Dana Ortiz</a></p><p><a href="/interaction/${uid}/refuse">Cancel</a></p></html>`

process.once('message', ({ port, redirectUri }) => {
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [
      {
        client_id: 'throughline',
        client_secret: 'a secret of the test',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    cookies: { keys: ['only for tests'] },
  })
  provider.use((context, next) => interact(provider, context, next))
  provider.listen(port, '127.0.0.1', () => process.send('listening'))
})

async function interact(provider, context, next) {
  const [, uid, step] = /^\/interaction\/([\w-]+)(?:\/(accept|refuse))?$/.exec(context.path) ?? []
  if (uid === undefined) return next()
  if (step === undefined) {
    context.body = pageOf(uid)
    return undefined
  }
  const finish = (result) => provider.interactionFinished(context.req, context.res, result)
  if (step === 'refuse') return finish({ error: 'access_denied' })
  const { params } = await provider.interactionDetails(context.req, context.res)
  const accountId = context.query.account
  const grant = new provider.Grant({ accountId, clientId: params.client_id })
  grant.addOIDCScope('openid profile email')
  return finish({ login: { accountId }, consent: { grantId: await grant.save() } })
}
