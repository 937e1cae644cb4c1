/** Where the app that Playwright starts listens; the sandbox takes the port after it. */
export const appPort = Number(process.env.E2E_PORT ?? 3100)
export const sandboxPort = appPort + 1

export const appUrl = `http://127.0.0.1:${appPort}`
export const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
