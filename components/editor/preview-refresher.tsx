'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { onSaved } from './preview-channel'

type Props = { id: string; ownAddress: string }

/** Follows what is saved in the editor without losing the place. Links to the article itself stay here; others open beside. */
export function PreviewRefresher({ id, ownAddress }: Props) {
  const router = useRouter()
  useEffect(() => onSaved(id, () => router.refresh()), [id, router])
  useEffect(() => {
    function onClick(event: MouseEvent): void {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const href = link?.getAttribute('href')
      if (!href || href.startsWith('#')) return
      event.preventDefault()
      const [address, hash] = href.split('#')
      if (hash && address === ownAddress) location.hash = hash
      else window.open(href, '_blank', 'noopener')
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [ownAddress])
  return null
}
