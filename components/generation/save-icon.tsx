/** An arrow onto a tray, in one piece where lucide's own has three: a wall draws it on every card. */
export function SaveIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className="size-4 fill-none stroke-2 stroke-current">
      <path
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5"
      />
    </svg>
  )
}
