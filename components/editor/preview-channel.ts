/** The open editor tells previews of its article, wherever they stand in this browser, that something was saved. */
const nameOf = (articleId: string) => `corridor.preview.${articleId}`

export function tellPreviews(articleId: string): void {
  const channel = new BroadcastChannel(nameOf(articleId))
  channel.postMessage('saved')
  channel.close()
}

/** Calls `run` each time something was saved; answers what stops that. */
export function onSaved(articleId: string, run: () => void): () => void {
  const channel = new BroadcastChannel(nameOf(articleId))
  channel.addEventListener('message', run)
  return () => channel.close()
}
