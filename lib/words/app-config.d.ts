import type { Locale as KnownLocale } from '../editorial/actor'

declare module 'next-intl' {
  interface AppConfig {
    Locale: KnownLocale
  }
}
