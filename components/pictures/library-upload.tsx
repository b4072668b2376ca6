'use client'

import { useRouter } from 'next/navigation'
import { PictureDrop } from './picture-drop'

/** Takes pictures in and shows them in the list. */
export function LibraryUpload() {
  const router = useRouter()
  return <PictureDrop onPicture={() => router.refresh()} />
}
