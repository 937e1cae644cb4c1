import { createListener } from '#lib/server/http/listener'
import { createMediaHandler } from '#lib/server/http/media-handler'
import { createRequestGuard } from '#lib/server/http/request-guard'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import { announce } from './announce.ts'

// The listener as the web process builds it, guard and all.
const { server } = createListener({
  guard: createRequestGuard({ host: '127.0.0.1', publicUrl: null }),
  actorOf: async () => ({ id: '', name: '', role: 'owner' }),
  proxies: 0,
  routes: [createMediaHandler(createDiskMediaStore(process.env.BENCH_MEDIA ?? ''))],
  next: (_request, response) => void response.writeHead(404).end(),
  development: false,
  onError: console.error,
})
announce(server)
