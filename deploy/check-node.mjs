import { isPatched, patchNote } from '#scripts/launch/node-version'

// A step of the image's build: one with a Node that is known to be flawed is not made.
if (!isPatched(process.versions.node)) {
  process.stderr.write(`${patchNote(process.versions.node)} Build with --build-arg NODE_IMAGE=… of a newer one.\n`)
  process.exit(1)
}
