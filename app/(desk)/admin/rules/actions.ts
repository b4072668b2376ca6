'use server'

import { action } from '@/lib/auth/action'
import { SwitchRule } from '@/lib/editorial/suggestion-rule'
import { switchRule } from '@/lib/newsroom/switch-rule'

export const switchRuleAction = action('rule.switch', SwitchRule, switchRule)
