import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { generationQuery, learnGeneration } from '#lib/client/generations/generation-pages'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Generations as the change feed keeps them up to date, which begins once they are learned (`learnGeneration`). */
export function useLiveGenerations(generations: readonly GenerationView[]): GenerationView[] {
  const live = useQueries({ queries: generations.map(({ id }) => generationQuery(id)) })
  return generations.map((generation, i) => live[i]?.data?.generation ?? generation)
}

/** Learns the generations that a page brought along. */
export function useLearned({ generations, rev }: { generations: readonly GenerationView[]; rev: string }): void {
  const client = useQueryClient()
  useEffect(() => {
    for (const generation of generations) learnGeneration(client, { generation, rev })
  }, [client, generations, rev])
}
