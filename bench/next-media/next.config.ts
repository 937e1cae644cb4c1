import type { NextConfig } from 'next'

// Its own, or Next would take the one of the project, found by walking up.
const config: NextConfig = { agentRules: false, poweredByHeader: false }

export default config
