const DESKTOP = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/**
 * How pages are looked at: each device, theme and language with each of the others at least once. All eight would double
 * the minutes and find little more.
 */
export const LOOKS = [
  { device: 'desktop', viewport: DESKTOP, colorScheme: 'light', locale: 'zh-CN' },
  { device: 'desktop', viewport: DESKTOP, colorScheme: 'dark', locale: 'en' },
  { device: 'phone', viewport: PHONE, colorScheme: 'light', locale: 'en' },
  { device: 'phone', viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' },
] as const
