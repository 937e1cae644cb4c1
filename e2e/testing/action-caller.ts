import { readFileSync } from 'node:fs'
import path from 'node:path'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'

type Built = { filename: string; exportedName: string; workers: Record<string, unknown> }

/** Server actions as the build knows them: by name, with the address that calls each. */
const ACTIONS = readActions()

export type ActionCaller = {
  name: string
  call(origin: string, headers: Record<string, string>, args: unknown[], page?: string): Promise<string>
}

/**
 * Every server action of the build, to be called as anybody can who knows its address: with any cookie, anything for its
 * arguments, and at any page. */
export function actionCallers(): ActionCaller[] {
  return ACTIONS.map(({ name, id, page }) => ({
    name,
    async call(origin, headers, args, elsewhere) {
      const response = await fetch(origin + (elsewhere ?? page), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', ...headers },
        body: JSON.stringify(args),
      })
      return `${response.status} ${await response.text()} ${response.headers.getSetCookie()}`
    },
  }))
}

function readActions(): { name: string; id: string; page: string }[] {
  const file = path.resolve('.next/server/server-reference-manifest.json')
  // Written by Next's build, in this form.
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, Built> }
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const [worker = ''] = Object.keys(workers)
    const page = worker.replace(/^app|\/page$/g, '').replace('[id]', LOCAL_OWNER_ID) || '/'
    return { name: exportedName, id, page: page === '/_not-found' ? '/wall' : page }
  })
}
