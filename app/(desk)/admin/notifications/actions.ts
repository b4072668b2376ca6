'use server'

import { action } from '@/lib/auth/action'
import { AllNotifications, MailChoice, NotificationRef } from '@/lib/editorial/notification'
import { chooseMail, markAllNotifications, markNotification } from '@/lib/newsroom/notifications'

export const markNotificationAction = action('notification.update', NotificationRef, markNotification)

export const markAllAction = action('notification.update', AllNotifications, markAllNotifications)

export const chooseMailAction = action('notification.update', MailChoice, chooseMail)
