'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { learnRev } from '#lib/client/generation-pages'
import { useChangeFeed } from '#lib/client/use-change-feed'

/** Nothing on such a page moves fast. In ms. */
const HEARTBEAT_MS = 60_000

/** Has the change feed run on a page that shows no generation: the banner and the balance above it come with the feed. */
export function FeedFrom({ rev }: { rev: string }) {
  const client = useQueryClient()
  useChangeFeed({ heartbeatMs: HEARTBEAT_MS })
  useEffect(() => learnRev(client, rev), [client, rev])
  return null
}
