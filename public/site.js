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

/** Time for the next key before anything is asked. */
const PAUSE_MS = 120

/** @param {string} name @param {string} text @param {string} [lang] */
function part(name, text, lang) {
  const element = document.createElement('span')
  element.className = name
  element.textContent = text
  if (lang) element.lang = lang
  return element
}

/** @param {{ href: string, name: string, kind: string, type: string | null, letter: string | null, description: string, note: string }} line @param {string} id */
function optionOf({ href, name, kind, type, letter, description, note }, id) {
  const option = document.createElement('a')
  option.href = href
  option.id = id
  option.role = 'option'
  option.tabIndex = -1
  option.ariaSelected = 'false'
  const mark = part('suggestion-mark', letter ?? '')
  mark.ariaHidden = 'true'
  if (type) mark.style.color = `var(--color-${type})`
  const words = part('suggestion-words', '')
  words.append(part('suggestion-name', name, 'zh-CN'))
  if (description) words.append(' ', part('suggestion-more', description, 'zh-CN'))
  if (note) words.append(' ', part('suggestion-more', note))
  option.append(mark, words, ' ', part('suggestion-kind', kind))
  return option
}

/**
 * Offers suggestions under a search box: the combobox with a listbox of ARIA 1.2. The focus stays in the box; what is chosen is a link.
 * Enter without a choice sends the form, as without this script.
 * @param {HTMLInputElement} input @param {number} number
 */
function offerSuggestions(input, number) {
  const list = document.createElement('div')
  list.id = `suggestions-${number}`
  list.className = 'suggestions'
  list.role = 'listbox'
  list.ariaLabel = input.ariaLabel
  list.hidden = true
  const said = part('sr-only', '')
  said.role = 'status'
  input.form?.append(list, said)
  input.role = 'combobox'
  input.ariaAutoComplete = 'list'
  input.ariaExpanded = 'false'
  input.setAttribute('aria-controls', list.id)

  let waiting = 0
  let asking = new AbortController()
  let chosen = -1
  /** Whether an arrow was pressed before the list was there. */
  let isWanted = false

  /** @param {number} at */
  function choose(at) {
    if (list.children[chosen]) list.children[chosen].ariaSelected = 'false'
    chosen = at
    const option = list.children[at]
    if (option) {
      option.ariaSelected = 'true'
      option.scrollIntoView({ block: 'nearest' })
      input.setAttribute('aria-activedescendant', option.id)
    } else input.removeAttribute('aria-activedescendant')
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    list.hidden = !isOpen
    input.ariaExpanded = String(isOpen)
  }

  function stop() {
    clearTimeout(waiting)
    asking.abort()
    isWanted = false
    choose(-1)
  }

  function close() {
    stop()
    open(false)
    said.textContent = ''
  }

  async function ask() {
    const typed = input.value.trim()
    if (typed === '') return close()
    asking.abort()
    const { signal } = (asking = new AbortController())
    try {
      const answer = await fetch(`${input.dataset.suggest}&q=${encodeURIComponent(typed)}`, { signal })
      if (!answer.ok) return
      const found = await answer.json()
      if (signal.aborted) return
      choose(-1)
      list.replaceChildren(...found.lines.map((line, at) => optionOf(line, `${list.id}-${at}`)))
      list.scrollTop = 0
      open(found.lines.length > 0)
      said.textContent = found.said
      if (isWanted) choose(0)
      isWanted = false
    } catch {
      // Overtaken by the next key, or no network: the form is there.
    }
  }

  function askSoon() {
    stop()
    waiting = setTimeout(ask, PAUSE_MS)
  }

  /** @param {number} step */
  function move(step) {
    const count = list.children.length
    if (!list.hidden) choose((Math.max(chosen, step > 0 ? -1 : 0) + step + count) % count)
    else {
      isWanted = true
      clearTimeout(waiting)
      ask()
    }
  }

  input.addEventListener('input', (event) => {
    // While Chinese is being composed the box holds letters of a sound, not words.
    if (!event.isComposing) askSoon()
  })
  input.addEventListener('compositionstart', close)
  input.addEventListener('compositionend', askSoon)
  input.addEventListener('keydown', (event) => {
    // Keys of a composition are the input method's; 229 is how Safari tells the Enter that ends one.
    if (event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && list.children[chosen]) list.children[chosen].click()
    else if (event.key === 'Escape' && !list.hidden) close()
    else return
    event.preventDefault()
  })
  // Pressing on an option must not take the focus from the box, which would close the list before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  input.addEventListener('blur', close)
  addEventListener('pagehide', close)
}

for (const [number, input] of document.querySelectorAll('input[data-suggest]').entries())
  offerSuggestions(input, number)
