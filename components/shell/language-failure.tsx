/** Said below the header until another press: the language is as it was. */
export function LanguageFailure({ words }: { words: string }) {
  return (
    <p
      role="alert"
      className="fixed top-16 right-3 z-50 max-w-72 rounded-md bg-danger-well px-3 py-2 text-danger text-sm shadow-raised"
    >
      {words}
    </p>
  )
}
