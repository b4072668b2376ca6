'use server'

import { action } from '@/lib/auth/action'
import { SideEffectRef } from '@/lib/editorial/side-effects'
import { replaySideEffect } from '@/lib/newsroom/list-side-effects'

export const replaySideEffectAction = action('side-effect.replay', SideEffectRef, replaySideEffect)
