/** Where the listener writes who sent a request, over whatever the request said itself (lib/server/http/client-address.ts). */
export const CLIENT_ADDRESS_HEADER = 'x-inbetween-client'
