import { expect, it } from 'vitest'
import { installFailure } from './install.mjs'

const LOG = 'npm error A complete log of this run can be found in: /home/a/.npm/_logs/1-debug-0.log'

it('names the registry that cannot be reached, and the full log', () => {
  const output = `npm error code ECONNREFUSED
npm error syscall connect
npm error FetchError: request to https://registry.example/next failed, reason: connect ECONNREFUSED 192.0.2.1:443
${LOG}`
  expect(installFailure(output)).toBe(
    "The npm registry https://registry.example cannot be reached (ECONNREFUSED): check the network, or npm's registry and proxy settings, and start again. npm's full log: /home/a/.npm/_logs/1-debug-0.log",
  )
})

it("repeats npm's own reason otherwise", () => {
  const output = `npm warn deprecated x\nnpm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device\n${LOG}`
  expect(installFailure(output)).toMatch(
    /^npm could not install the packages: nospc ENOSPC: no space left on device\. npm's/,
  )
})

it('says so when npm had no time to give a reason', () => {
  expect(installFailure('npm warn EBADENGINE }')).toBe(
    'npm could not install the packages: it was ended before it was done.',
  )
})
