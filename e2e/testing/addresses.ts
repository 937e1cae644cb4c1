/** Where playwright.config.ts has the sandbox listen. */
export const sandboxUrl = `http://127.0.0.1:${Number(process.env.E2E_PORT ?? 3100) + 1}`
