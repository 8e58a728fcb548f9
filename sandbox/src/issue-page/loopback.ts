const names: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Whether an absolute address leads to this machine. */
export const isLoopbackAddress = (address: string): boolean =>
  URL.canParse(address) && names.includes(new URL(address).hostname)

/** Whether a Host header names this machine: a page of another name that resolves to it is not let in. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host !== undefined && isLoopbackAddress(`http://${host}`)
