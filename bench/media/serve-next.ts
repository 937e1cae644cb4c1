import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { announce } from './announce.ts'

const app = next({ dev: false, dir: fileURLToPath(new URL('../next-media', import.meta.url)) })
await app.prepare()
const handle = app.getRequestHandler()
announce(createServer((request, response) => void handle(request, response)))
