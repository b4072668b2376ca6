'use client'

import { useRef, useState } from 'react'
import { sendPicture, type LibraryPicture, type UploadAnswer } from './picture-requests'

/** A picture on its way: `share` of it has left, 0 to 1; with an answer it is settled. */
export type Upload = { key: number; file: File; share: number; answer: UploadAnswer | null }

/** Sends pictures one after the other, and tells of each that came in. What failed can be sent again. */
export function useUploads(onPicture: (picture: LibraryPicture, file: File) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const next = useRef(0)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const change = (key: number, part: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))

  function send({ key, file }: Upload): void {
    last.current = last.current.then(async () => {
      const answer = await sendPicture(file, (share) => change(key, { share }))
      change(key, { answer, share: 1 })
      if (answer.ok) onPicture(answer.data, file)
    })
  }

  function add(files: readonly File[]): void {
    const added = files.map((file): Upload => ({ key: next.current++, file, share: 0, answer: null }))
    // What came in before is in the library; what failed stays until it is sent again.
    setUploads((before) => [...before.filter(({ answer }) => !answer?.ok), ...added])
    for (const upload of added) send(upload)
  }

  function again(upload: Upload): void {
    change(upload.key, { answer: null, share: 0 })
    send(upload)
  }

  const dismiss = ({ key }: Upload) => setUploads((before) => before.filter((one) => one.key !== key))

  return { uploads, add, again, dismiss }
}
