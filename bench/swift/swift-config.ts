import path from 'node:path'

export const SERVERS = ['account', 'container', 'object', 'proxy'] as const
type SwiftServer = (typeof SERVERS)[number]
export type SwiftPorts = Record<SwiftServer | 'memcached', number>

/** Debian's packages that hold what is started. */
export const PACKAGES = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'memcached'] as const

/** The file that a server is started with. */
export function configOf(kind: SwiftServer, folder: string, ports: SwiftPorts): string {
  return (kind === 'proxy' ? proxy(ports.memcached) : storage(kind, folder)).replace(
    '[DEFAULT]',
    `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${ports[kind]}
swift_dir = ${folder}
user = ${process.getuid?.() === 0 ? 'root' : (process.env.USER ?? 'swift')}
log_level = WARNING`,
  )
}

function storage(kind: SwiftServer, folder: string): string {
  return `[DEFAULT]
workers = 0
devices = ${path.join(folder, 'devices')}
mount_check = false
recon_cache_path = ${folder}
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
`
}

const proxy = (memcached: number) => `[DEFAULT]
workers = 2
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcached}
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:slo]
use = egg:swift#slo
`
