import { settingsSchema } from '#lib/server/settings'

/**
 * Imported first by whatever starts apps for a test or a measurement: these, and all that they start, know nothing of the person's own app. Its
 * key would be charged, its bucket and its database written into.
 */
for (const name of Object.keys(settingsSchema.shape)) delete process.env[name]
process.env.NO_ENV_FILE = '1'
