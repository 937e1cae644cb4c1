/** Two frames with the one between them. The same drawing is app/icon.svg. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" fill="none" className={className}>
      <rect x="2" y="8" width="9" height="16" rx="2" stroke="currentColor" strokeWidth="2" opacity="0.55" />
      <rect x="21" y="8" width="9" height="16" rx="2" stroke="currentColor" strokeWidth="2" opacity="0.55" />
      <rect x="11" y="5" width="10" height="22" rx="2.500" className="fill-accent" />
    </svg>
  )
}
