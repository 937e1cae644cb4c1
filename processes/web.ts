import path from 'node:path'
import next from 'next'
import { PUBLISH_EVERY_MS, publishMetrics } from '#lib/server/generations/process-metrics'
import { recipeFileOfClip } from '#lib/server/generations/recipe-file-of-clip'
import { settleWallZone } from '#lib/server/generations/wall/settle-wall-zone'
import { changesRoute } from '#lib/server/http/changes-route'
import { healthRoutes } from '#lib/server/http/health-routes'
import { createListener } from '#lib/server/http/listener'
import { createMediaHandler } from '#lib/server/http/media-handler'
import { metricsRoute } from '#lib/server/http/metrics-route'
import { createReadyRoute } from '#lib/server/http/ready-route'
import { createRequestGuard } from '#lib/server/http/request-guard'
import { shareRoute } from '#lib/server/http/share-route'
import { createStaticRoute } from '#lib/server/http/static-route'
import { loadConfig } from '#lib/server/load-config'
import { mediaState } from '#lib/server/media-state'
import { createHttpMetrics } from '#lib/server/metrics/http-metrics'
import { openServices } from '#lib/server/services'
import { mediaPath } from '#lib/server/storage/disk-media-store'
import { exitWithParent } from '#lib/server/supervisor/exit-with-parent'
import { stopLimits } from '#lib/server/supervisor/stop-limits'
import { onStopSignals } from '#lib/server/supervisor/stop-signals'
import { openAccess } from '#lib/server/team/access'
import { openTracing } from '#lib/server/tracing/open-tracing'

const development = process.argv.includes('--dev')
const config = loadConfig()
const services = await openServices(config, 'web')
const { log, db } = services
const tracing = await openTracing(config.tracing, services)
const { actors } = openAccess(services)
// As in the ledger, a day is one of the server's.
await settleWallZone(db, Intl.DateTimeFormat().resolvedOptions().timeZone).catch((error: unknown) =>
  log.warn({ error }, 'the days of the wall stay in the time zone that they were counted in'),
)
const app = next({ dev: development, dir: process.cwd(), hostname: config.host, port: config.port })
await app.prepare()

const { sendfile } = config.mediaStore
const media = createMediaHandler(
  services.media,
  (id, clip) => recipeFileOfClip(db, id, clip),
  sendfile && {
    header: sendfile.header,
    pathOf: (name) => mediaPath(sendfile.prefix ?? config.paths.media, name),
  },
)
const share = shareRoute({
  db,
  media,
  secure: config.publicUrl.startsWith('https:'),
})
const ready = createReadyRoute(db, () => mediaState(config))
const http = createHttpMetrics(services.registry)
const nextAnswers = app.getRequestHandler()
const nextUpgrades = app.getUpgradeHandler()
const { server, close } = createListener({
  guard: createRequestGuard({ host: config.host, publicUrl: new URL(config.publicUrl) }),
  actorOf: actors.of,
  proxies: config.proxies,
  routes: [
    // In development files change under their names.
    ...(development ? [] : [createStaticRoute(path.resolve('.next/static'))]),
    media,
    share,
    changesRoute(services.changes),
    metricsRoute({ ...services, token: config.metricsToken }),
    ready.route,
    ...healthRoutes(db),
  ],
  next: (request, response) => nextAnswers(request, response),
  ...(development && { upgrade: nextUpgrades }),
  development,
  mediaOrigin: services.media.origin,
  answered(request) {
    log.debug(request, 'request answered')
    http.answered(request)
  },
  onError: (error) => log.error({ error }, 'request failed'),
})
const publishing = setInterval(() => {
  publishMetrics(db, services.name, services.registry).catch((error: unknown) =>
    log.warn({ error }, 'metrics not published'),
  )
}, PUBLISH_EVERY_MS)
server.listen(config.port, config.host, () => log.info({ host: config.host, port: config.port }, 'web is ready'))

async function stop() {
  ready.drain()
  clearInterval(publishing)
  await close(stopLimits('web', config.stop))
  media.close()
  await app.close()
  await services.close(0)
  await tracing.close()
  process.exit(0)
}
onStopSignals(stop, () => process.exit(1))
exitWithParent()
