import type { ReactNode } from 'react'
import { LanguagePlace } from './language-place.tsx'

/** A page with one thing to say, for people who know nothing of the app. */
export function QuietPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main
      id="content"
      className="relative mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-6 pt-12 pb-24"
    >
      <h1 className="text-balance font-medium text-xl">{title}</h1>
      {children}
      <div className="absolute top-4 right-3">
        <LanguagePlace />
      </div>
    </main>
  )
}
