'use server'

import { action } from '@/lib/auth/action'
import { SiteSettings } from '@/lib/editorial/site-settings'
import { ReviewSetting } from '@/lib/editorial/review'
import { updateReviewSetting } from '@/lib/newsroom/update-review-setting'
import { updateSiteSettings } from '@/lib/newsroom/update-site-settings'

export const updateSiteSettingsAction = action('setting.update', SiteSettings, updateSiteSettings)
export const updateReviewSettingAction = action('setting.update', ReviewSetting, updateReviewSetting)
