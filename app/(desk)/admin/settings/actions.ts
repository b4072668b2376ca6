'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { MailServerForm } from '@/lib/editorial/mail'
import { SiteSettings } from '@/lib/editorial/site-settings'
import { ReviewSetting } from '@/lib/editorial/review'
import { dropMailServer, sendTestLetter, updateMailServer } from '@/lib/newsroom/update-mail-server'
import { updateReviewSetting } from '@/lib/newsroom/update-review-setting'
import { updateSiteSettings } from '@/lib/newsroom/update-site-settings'

export const updateSiteSettingsAction = action('setting.update', SiteSettings, updateSiteSettings)
export const updateReviewSettingAction = action('setting.update', ReviewSetting, updateReviewSetting)
export const updateMailServerAction = action('setting.update', MailServerForm, updateMailServer)
export const dropMailServerAction = action('setting.update', z.object({}), dropMailServer)
export const sendTestLetterAction = action('setting.update', z.object({}), sendTestLetter)
