import { useSyncExternalStore } from 'react'
import { recipeInDownloads } from '#lib/client/recipe/recipe-in-downloads'

/** Whether downloads of this browser carry their recipe; the server, which cannot know, says the default. */
export function useRecipeInDownloads(): boolean {
  return useSyncExternalStore(recipeInDownloads.subscribe, recipeInDownloads.current, () => true)
}
