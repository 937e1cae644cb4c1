const LOOPBACK_V4 = /^127(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/

/** Whether a host, by its name or address, is this machine alone. An IPv6 address stands with the brackets of a URL or without. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || LOOPBACK_V4.test(host)
}
