import 'react-dom/client'

declare global {
  /** Scripts that Next runs before it brings a page to life: what `next/script` with `beforeInteractive` puts there. */
  var __next_s: [src: 0, script: { children: string }][] | undefined
}

// Next would read the page's code and bring the page to life in one task, in which no press is answered. With a script to run before that, even
// an empty one, they are two, and React is read in the first (docs/decisions, 2026-11-29, "Pages come to life in short tasks").
globalThis.__next_s = [...(globalThis.__next_s ?? []), [0, { children: '' }]]
