/**
 * Jest set-up file: in this process nothing connects beyond this machine, and no name is looked up but `localhost`.
 * What is refused is thrown, in one sentence. Processes that a test starts are not covered.
 */
const dns = require('node:dns')
const { BlockList, isIP, Socket } = require('node:net')

const mark = Symbol.for('throughline.only-loopback')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

const isLoopback = (address) =>
  isIP(address) !== 0 && loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const refuse = (target) => {
  throw new Error(`A test must not leave this machine: it tried to reach ${target}.`)
}

/** What `connect` was asked for, in any of the forms that node:net takes; a `path` is a socket file. */
const targetOf = ([first, second]) => {
  const options = Array.isArray(first) ? first[0] : first
  if (typeof options === 'object' && options !== null) return options
  const isPort = typeof options === 'number' || /^\d+$/.test(options)
  return isPort ? { host: typeof second === 'string' ? second : undefined } : { path: options }
}

/** A caller's own look-up may call this machine by any name; what it finds is checked. */
const checkedLookup = (lookup) => (name, options, answer) =>
  lookup(name, options, (error, found, family) => {
    const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found]
    const foreign = error ? undefined : addresses.find((address) => !isLoopback(address))
    if (foreign === undefined) return answer(error, found, family)
    return answer(new Error(`A test must not leave this machine: it tried to reach ${name} at ${foreign}.`))
  })

const guardSockets = () => {
  const { connect } = Socket.prototype
  Socket.prototype.connect = function (...args) {
    const target = targetOf(args)
    const host = target.host ?? 'localhost'
    if (target.path || host === 'localhost') return connect.apply(this, args)
    if (isIP(host)) return isLoopback(host) ? connect.apply(this, args) : refuse(host)
    if (!target.lookup || target.lookup === dns.lookup) return refuse(host)
    target.lookup = checkedLookup(target.lookup)
    return connect.apply(this, args)
  }
}

/** Every way to ask for a name: with a callback or a promise. */
const guardNames = (api) => {
  for (const name of Object.keys(api).filter((key) => /^(lookup|resolve\w*|reverse)$/.test(key))) {
    const original = api[name]
    if (typeof original !== 'function') continue
    api[name] = function (asked, ...rest) {
      if (asked === 'localhost' || isLoopback(asked)) return original.call(this, asked, ...rest)
      return refuse(asked)
    }
  }
}

/** Jest gives every test file of a process the same modules of Node: they are guarded once. */
if (!Socket.prototype[mark]) {
  Object.defineProperty(Socket.prototype, mark, { value: true })
  guardSockets()
  for (const api of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    guardNames(api)
}
