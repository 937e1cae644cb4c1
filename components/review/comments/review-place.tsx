'use client'

import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { generationQuery } from '#lib/client/generations/generation-pages'
import type { ReviewActions, ReviewView } from '#lib/domain/review/review-schema'

const TeamReview = onDemand(() => import('./team-review.tsx').then((module) => module.TeamReview))
const SpotLayer = onDemand(() => import('./spot-layer.tsx').then((module) => module.SpotLayer))

/**
 * What is said of the clip of this page, once the page is there.
 * @param known what was said when the page was drawn
 */
export function ReviewPlace({
  generation,
  known,
  actions,
  mayFix,
}: {
  generation: string
  known: ReviewView
  actions: ReviewActions
  mayFix: boolean
}) {
  const { data } = useQuery(generationQuery(generation))
  return (
    data && (
      <Suspense>
        <TeamReview status={data.generation.status} known={known} actions={actions} mayFix={mayFix} />
      </Suspense>
    )
  )
}

/** The spots on its picture. */
export function SpotPlace() {
  return (
    <Suspense>
      <SpotLayer />
    </Suspense>
  )
}
