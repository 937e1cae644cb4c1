import { Counter, Histogram, type Registry } from 'prom-client'

/** What the listener tells of a request once its answer is sent, or its sender gone. */
export type Answered = { route: string; status: number; ms: number }

/** From an answer out of memory to a ZIP. In seconds. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60]

/** Registers what is counted of requests. One for each web process. */
export function createHttpMetrics(registry: Registry): { answered: (request: Answered) => void } {
  const registers = [registry]
  const requests = new Counter({
    name: 'inbetween_http_requests_total',
    help: 'Requests answered, by route and status',
    labelNames: ['route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'inbetween_http_request_seconds',
    help: 'From a request to the end of its answer, by route',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers,
  })
  return {
    answered({ route, status, ms }) {
      requests.inc({ route, status })
      seconds.observe({ route }, ms / 1000)
    },
  }
}
