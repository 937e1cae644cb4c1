'use client'

import { onDemand } from '#components/ui/on-demand'

/** What is new, for a page that is alive: {@link NewsButton} of the same folder, whose code comes when it is first shown. */
export const NewsPlace = onDemand(() => import('./news-button.tsx').then((module) => module.NewsButton))
