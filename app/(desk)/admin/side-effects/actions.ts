'use server'

import { action } from '@/lib/auth/action'
import { MailRef } from '@/lib/editorial/mail'
import { SideEffectRef } from '@/lib/editorial/side-effects'
import { replayMail } from '@/lib/newsroom/list-mails'
import { replaySideEffect } from '@/lib/newsroom/list-side-effects'

export const replaySideEffectAction = action('side-effect.replay', SideEffectRef, replaySideEffect)
export const replayMailAction = action('mail.replay', MailRef, replayMail)
