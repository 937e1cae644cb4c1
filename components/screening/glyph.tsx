/** Drawn here rather than by the library, whose own code is heavier than these. */
const PATHS = {
  play: 'M7 4.5v15l12-7.5z',
  previous: 'm15 18-6-6 6-6',
  next: 'm9 18 6-6-6-6',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
}

export function Glyph({ name, className }: { name: keyof typeof PATHS; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill={name === 'play' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
