/** So many requests in so many seconds, which begin with the first of them. */
export type Quota = { name: string; requests: number; seconds: number }

/** What one client address may ask without a token. */
export const ANONYMOUS: Quota = { name: 'address', requests: 120, seconds: 60 }
