'use server'

import { action } from '@/lib/auth/action'
import { SiteSettings } from '@/lib/editorial/site-settings'
import { updateSiteSettings } from '@/lib/newsroom/update-site-settings'

export const updateSiteSettingsAction = action('setting.update', SiteSettings, updateSiteSettings)
