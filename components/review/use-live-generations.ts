import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { generationQuery, learnGeneration } from '#lib/client/generations/generation-pages'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Generations that a page brought along, kept up to date by the change feed. @param rev up to which they were known */
export function useLiveGenerations(generations: readonly GenerationView[], rev: string): GenerationView[] {
  const client = useQueryClient()
  useEffect(() => {
    for (const generation of generations) learnGeneration(client, { generation, rev })
  }, [client, generations, rev])
  const live = useQueries({ queries: generations.map(({ id }) => generationQuery(id)) })
  return generations.map((generation, i) => live[i]?.data?.generation ?? generation)
}
