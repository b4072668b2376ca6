'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'corridor.desk.single-keys'
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

/** Whether single letters are keys of the desk; a choice of this device (WCAG 2.1.4). */
export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, read, () => true)
  return [
    isOn,
    (next) => {
      try {
        localStorage.setItem(KEY, next ? 'on' : 'off')
      } catch {
        // Without storage the choice cannot be kept.
      }
      for (const listener of listeners) listener()
    },
  ]
}
