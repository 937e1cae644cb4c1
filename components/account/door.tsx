import type { ReactNode } from 'react'
import { BrandMark } from '#components/shell/brand-mark'

/** The page before all others: one card in the middle. */
export function Door({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <main
      id="content"
      className="mx-auto flex min-h-[calc(100svh-8rem)] w-full max-w-md flex-col justify-center px-4 py-8"
    >
      <div className="flex flex-col gap-6 rounded-lg border border-line bg-raised p-6 shadow-raised sm:p-8">
        <div className="flex flex-col gap-2">
          <BrandMark className="mb-2 size-10" />
          <h1 className="font-medium text-xl">{title}</h1>
          <p className="break-words text-muted text-sm">{about}</p>
        </div>
        {children}
      </div>
    </main>
  )
}
