/** Where the session's cards begin, for links that lead there. */
export const SESSION_ID = 'clips'
