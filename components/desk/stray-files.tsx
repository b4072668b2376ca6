'use client'

import { useEffect } from 'react'

/**
 * Keeps a file that is dropped beside the places that take files from being opened in place of the screen, and of what was typed
 * there. It listens last, so whoever takes the file has said so.
 */
export function StrayFiles() {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      const isField = event.target instanceof Element && event.target.closest('input[type="file"]') !== null
      if (event.defaultPrevented || isField || !event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    }
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])
  return null
}
