'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { learnRev } from '#lib/client/generations/generation-pages'

/** Nothing on such a page moves fast. In ms. */
const HEARTBEAT_MS = 60_000

/** Has the change feed run on a page that shows no generation: the banner and the balance above it come with the feed. */
export function FeedFrom({ rev }: { rev: string }) {
  const client = useQueryClient()
  useChangeFeed({ heartbeatMs: HEARTBEAT_MS })
  useEffect(() => learnRev(client, rev), [client, rev])
  return null
}
