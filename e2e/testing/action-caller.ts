import { readFileSync } from 'node:fs'
import path from 'node:path'

type Built = { filename: string; exportedName: string; workers: Record<string, unknown> }

export type ActionCaller = {
  name: string
  call(origin: string, headers: Record<string, string>, args: unknown[], page?: string): Promise<string>
}

/**
 * Every server action of the build, to be called as anybody can who knows its address: with any cookie, anything for its
 * arguments, and at any page.
 * @param names what stands for each name in a page's path, such as `[id]` */
export function actionCallers(names: Record<string, string>): ActionCaller[] {
  const filled = (page: string) => page.replace(/\[\w+\]/g, (name) => names[name] ?? 'x')
  return readActions().map(({ name, id, page }) => ({
    name,
    async call(origin, headers, args, elsewhere) {
      const response = await fetch(origin + (elsewhere ?? filled(page)), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', ...headers },
        body: JSON.stringify(args),
      })
      return `${response.status} ${await response.text()} ${response.headers.getSetCookie()}`
    },
  }))
}

/** Server actions as the build knows them: by name, with the address that calls each. */
function readActions(): { name: string; id: string; page: string }[] {
  const file = path.resolve('.next/server/server-reference-manifest.json')
  // Written by Next's build, in this form.
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, Built> }
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    // Groups of pages, in parentheses, stand in no address.
    const pages = Object.keys(workers).map((worker) => worker.replace(/^app|\/\(\w+\)|\/page$/g, '') || '/')
    const plain = pages.find((page) => !/[[_]/.test(page))
    return { name: exportedName, id, page: plain ?? pages.find((page) => !page.includes('_')) ?? '/' }
  })
}
