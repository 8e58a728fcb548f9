/** What the operator allows beyond the public internet over https. The hosted service allows nothing. */
export interface Egress {
  readonly allowHttp: boolean
  /** Ranges that may be called although they are private, such as `10.20.0.0/16`. */
  readonly allowCidrs: readonly string[]
  /** Names that may be called although they have no dot or end in an internal suffix. */
  readonly allowHosts: readonly string[]
  /** Ports beyond the usual ones of web servers and git hosts; undefined allows any port. */
  readonly ports: readonly number[] | undefined
}

const webPorts = [80, 443, 3000, 7990, 8060, 8080, 8085, 8090, 8443, 8929]

export const publicInternet: Egress = { allowHttp: false, allowCidrs: [], allowHosts: [], ports: webPorts }

/** For the sandbox alone, which runs its Jira and its git host on this machine. */
export const loopbackOnly: Egress = {
  allowHttp: true,
  allowCidrs: ['127.0.0.0/8'],
  allowHosts: ['localhost'],
  ports: undefined,
}
