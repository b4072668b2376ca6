'use client'

import type { ComponentProps } from 'react'
import { SearchView } from '@/components/site/search-view'

/** What was found, drawn once as articles are (`drawn.tsx`). */
export function DrawnSearch(props: ComponentProps<typeof SearchView>) {
  return <SearchView {...props} />
}
