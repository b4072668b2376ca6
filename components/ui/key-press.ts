import type { KeyboardEvent } from 'react'

/** A key going down, as the lists of keys ask about it. */
export type KeyPress = {
  key: string
  code: string
  /** Ctrl, or Command. */
  ctrl: boolean
  alt: boolean
  shift: boolean
  isComposing: boolean
}

type NativePress = Pick<
  KeyboardEvent['nativeEvent'],
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>

export const pressOf = (event: NativePress): KeyPress => ({
  key: event.key,
  code: event.code,
  ctrl: event.ctrlKey || event.metaKey,
  alt: event.altKey,
  shift: event.shiftKey,
  isComposing: event.isComposing,
})

/** The character of a key whatever Alt makes of it: on some keyboards Alt+H writes `˙`. Other keys by their name. */
export const plainKey = ({ key, code, alt }: KeyPress): string => {
  const letter = alt ? /^(?:Key|Digit)(.)$/u.exec(code)?.[1] : undefined
  return letter?.toLowerCase() ?? (key.length === 1 ? key.toLowerCase() : key)
}
