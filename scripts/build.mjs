import { ensureBuilt } from './launch/build.mjs'

// `npm run build`: what a start does by itself, for those who build on one machine and run on others.
const failure = await ensureBuilt(process.execPath)
if (failure !== undefined) {
  console.error(failure)
  process.exit(1)
}
