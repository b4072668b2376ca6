'use server'

import { action } from '@/lib/auth/action'
import { ConflictDecision, ConflictRef } from '@/lib/editorial/conflict'
import { reopenConflict, settleConflict } from '@/lib/newsroom/settle-conflict'

export const settleConflictAction = action('conflict.settle', ConflictDecision, settleConflict)
export const reopenConflictAction = action('conflict.settle', ConflictRef, reopenConflict)
