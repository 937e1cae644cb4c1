import { prepareChecks } from './checks/prepare.mjs'
import { runStaticChecks } from './checks/static-checks.mjs'
import { summary } from './checks/summary.mjs'

const { text, ok } = summary(await runStaticChecks(await prepareChecks()))
console.log(text)
process.exitCode = ok ? 0 : 1
