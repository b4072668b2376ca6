import { z } from 'zod'

/** The key of `SiteSettings` among the settings. */
export const SITE_SETTING = 'site'

const siteName = z.string().trim().min(1).max(40)

/** What the site is called in its two languages. */
export const SiteSettings = z.object({ name: siteName, nameEn: siteName })
export type SiteSettings = z.infer<typeof SiteSettings>
