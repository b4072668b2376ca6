'use server'

import { action } from '@/lib/auth/action'
import { FrontOrder } from '@/lib/editorial/front'
import { arrangeFront } from '@/lib/newsroom/arrange-front'

export const arrangeFrontAction = action('front.arrange', FrontOrder, arrangeFront)
