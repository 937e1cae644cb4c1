/** Where the app that Playwright starts listens; the sandbox takes the port after it, and the S3 server of some runs the next one. */
export const appPort = Number(process.env.E2E_PORT ?? 3100)
export const sandboxPort = appPort + 1
export const storePort = appPort + 2

export const appUrl = `http://127.0.0.1:${appPort}`
export const storeUrl = `http://127.0.0.1:${storePort}`
export const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
