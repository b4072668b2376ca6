'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { MailChoice, NotificationRef } from '@/lib/editorial/notification'
import { chooseMail, markAllRead, markNotification } from '@/lib/newsroom/notifications'

export const markNotificationAction = action('notification.update', NotificationRef, markNotification)

export const markAllReadAction = action('notification.update', z.object({}), markAllRead)

export const chooseMailAction = action('notification.update', MailChoice, chooseMail)
