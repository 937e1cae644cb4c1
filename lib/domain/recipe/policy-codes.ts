/** Machine-readable words for moderation. The first is documented by ToAPIs; 1301 is Kling's own code. */
export const POLICY_CODES = ['content_policy_violation', '1301'] as const
