// The one script of readers' pages. Everything works without it: it fills in the reader's day and shows what only a script
// can do.

const today = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date())
for (const place of document.querySelectorAll('[data-today]')) place.textContent = today

/** @param {HTMLElement} button @param {() => Promise<void>} act */
function enable(button, act) {
  button.hidden = false
  const said = button.nextElementSibling
  button.addEventListener('click', async () => {
    try {
      await act()
      if (said) said.textContent = button.dataset.done ?? ''
    } catch {
      // The reader closed the sheet, or the browser refused: the text is there to be selected.
    }
  })
}

const buttons = document.querySelectorAll('button')
for (const button of navigator.clipboard ? buttons : []) {
  const { copy } = button.dataset
  const text = copy && document.getElementById(copy)
  if (text) enable(button, () => navigator.clipboard.writeText((text.textContent ?? '').trim()))
}
for (const button of 'share' in navigator ? buttons : []) {
  const { share } = button.dataset
  if (share) enable(button, () => navigator.share({ url: share, title: document.title }))
}
