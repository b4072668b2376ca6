'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/auth/action'
import { deskAddress } from '@/lib/editorial/addresses'
import { PictureFocus, PictureRef } from '@/lib/editorial/picture'
import { deletePicture, focusPicture } from '@/lib/newsroom/change-picture'

export const focusPictureAction = action('picture.change', PictureFocus, focusPicture)

export const deletePictureAction = action('picture.delete', PictureRef, async (actor, ref) => {
  await deletePicture(actor, ref)
  redirect(deskAddress.pictures)
})
