import type { ReactNode } from 'react'

/** Names inside a sentence of the interface, in the language they are written in. */
export const CHINESE_NAMES = { z: (name: ReactNode) => <span lang="zh-CN">{name}</span> }
