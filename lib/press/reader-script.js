// The one script of readers' pages. Every page works without it; it adds what HTML alone cannot do.

// Copy buttons: <button data-copy="text" data-copied="Copied">. Hidden by the styles of whoever has no clipboard.
document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest('button[data-copy]')
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) return
  await navigator.clipboard.writeText(button.dataset.copy ?? '')
  const { copied } = button.dataset
  if (!copied) return
  const before = button.textContent
  button.textContent = copied
  setTimeout(() => (button.textContent = before), 2000)
})

// Browsers from before popovers show a slip in its place, and hide it at the next click.
if (!('popover' in HTMLElement.prototype)) {
  const slips = () => document.querySelectorAll('[popover]')
  for (const slip of slips()) slip.setAttribute('hidden', '')
  document.addEventListener('click', ({ target }) => {
    const opener = target instanceof Element && target.closest('[popovertarget]')
    const wanted = opener && document.getElementById(opener.getAttribute('popovertarget') ?? '')
    for (const slip of slips()) {
      if (slip === wanted) slip.toggleAttribute('hidden')
      else if (!(target instanceof Node && slip.contains(target))) slip.setAttribute('hidden', '')
    }
  })
}
