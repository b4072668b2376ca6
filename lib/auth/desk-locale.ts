import 'server-only'
import { headers } from 'next/headers'
import type { Locale } from '../editorial/actor'
import { currentActor } from './actor'

/** The language of the desk: what the account is set to; before signing in, what the browser prefers. */
export async function deskLocale(): Promise<Locale> {
  const actor = await currentActor()
  return actor?.locale ?? preferredLocale((await headers()).get('accept-language') ?? '')
}

/** Chinese unless a browser names English and no Chinese before it. */
const preferredLocale = (accepted: string): Locale =>
  /^\s*en\b/iu.test(accepted.split(',').find((range) => /^\s*(?:en|zh)\b/iu.test(range)) ?? '')
    ? 'en'
    : 'zh-CN'
