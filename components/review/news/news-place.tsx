'use client'

import { onDemand } from '#components/ui/on-demand'
import type { NewsActions } from '#lib/domain/news-schema'

const NewsButton = onDemand(() => import('./news-button.tsx').then((module) => module.NewsButton))

/** What is new, once its code is there; for a page that is alive. */
export const NewsPlace = (props: { actions: NewsActions }) => <NewsButton {...props} />
