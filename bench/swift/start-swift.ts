import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, openSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { openS3Client } from '#lib/server/storage/s3/s3-client'
import type { S3Settings } from '#lib/server/storage/s3/s3-settings'
import { listens } from '#lib/server/supervisor/readiness'
import { freePort } from '#lib/server/supervisor/testing/free-port'
import { configOf, PACKAGES, type SERVERS, type SwiftPorts } from './swift-config.ts'

const UP_WITHIN_MS = 60_000

export type Swift = {
  endpoint: string
  /** A new bucket of its own. */
  newBucket(): Promise<S3Settings>
  close(): Promise<void>
}

/**
 * OpenStack Swift with its S3 interface, from Debian's packages: a proxy and a server each for accounts, containers and objects, and
 * memcached, with every object on three devices (folders here). On loopback, with nobody's data.
 * @param folder becomes its home; on a file system with extended attributes, as ext4 has them
 * @throws Error that says what to install, or what a server said when it did not come up
 */
export async function startSwift(folder: string): Promise<Swift> {
  if (!existsSync('/usr/bin/swift-proxy-server') || !existsSync('/usr/bin/memcached'))
    throw new Error(`Swift is not installed: apt-get install --no-install-recommends ${PACKAGES.join(' ')}`)
  const [proxy, account, container, object, memcached] = await freePorts()
  const ports: SwiftPorts = { proxy, account, container, object, memcached }
  for (const device of ['d1', 'd2', 'd3']) mkdirSync(path.join(folder, 'devices', device), { recursive: true })
  makeRings(folder, ports)
  const user = process.getuid?.() === 0 ? ['-u', 'root'] : []
  const memory = ['-l', '127.0.0.1', '-p', String(memcached), '-U', '0', '-m', '16', ...user]
  const running: ChildProcess[] = [spawn('/usr/bin/memcached', memory, { stdio: 'ignore' })]
  const start = async (kind: (typeof SERVERS)[number]) => {
    const file = path.join(folder, `${kind}.conf`)
    await writeFile(file, configOf(kind, folder, ports))
    const said = openSync(path.join(folder, `${kind}.log`), 'a')
    running.push(spawn(`/usr/bin/swift-${kind}-server`, [file, '-v'], { stdio: ['ignore', said, said] }))
    await listens(ports[kind], AbortSignal.timeout(UP_WITHIN_MS))
  }
  const end = () => {
    for (const child of running) child.kill('SIGTERM')
  }
  // Nothing else ends them where this process goes in the middle.
  process.once('exit', end)
  const close = async () => {
    const gone = running.map((child) => new Promise((resolve) => child.once('exit', resolve)))
    end()
    await Promise.all(gone)
    process.off('exit', end)
  }
  const endpoint = `http://127.0.0.1:${proxy}`
  const settings = { endpoint, publicEndpoint: endpoint, region: 'us-east-1', pathStyle: true }
  const keys = { accessKeyId: 'test:tester', secretAccessKey: 'testing' }
  const newBucket = async (): Promise<S3Settings> => {
    const bucket = { ...settings, ...keys, bucket: `media-${randomUUID()}` }
    const client = openS3Client(bucket, endpoint)
    await client.send(new CreateBucketCommand({ Bucket: bucket.bucket }))
    client.destroy()
    return bucket
  }
  try {
    // The proxy last: it asks no server again for a minute that was not there.
    await Promise.all([start('account'), start('container'), start('object')])
    await start('proxy')
  } catch (error) {
    await close()
    throw new Error(`Swift did not come up: see the logs in ${folder}`, { cause: error })
  }
  return { endpoint, newBucket, close }
}

/** 16 partitions, three replicas, one on each device. One call for all: the command that comes along takes fifteen. */
function makeRings(folder: string, { account, container, object }: SwiftPorts): void {
  const script = `
import os, sys
from swift.common.ring import RingBuilder
for kind, port in zip(("account", "container", "object"), sys.argv[2:]):
    builder = RingBuilder(4, 3, 0)
    for n in (1, 2, 3):
        builder.add_dev(dict(region=1, zone=n, ip="127.0.0.1", port=int(port), device="d%d" % n, weight=1))
    builder.rebalance()
    builder.get_ring().save(os.path.join(sys.argv[1], kind + ".ring.gz"))
`
  execFileSync('/usr/bin/python3', ['-c', script, folder, ...[account, container, object].map(String)])
}

async function freePorts() {
  return Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()])
}
