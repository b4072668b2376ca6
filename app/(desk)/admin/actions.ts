'use server'

import { action } from '@/lib/auth/action'
import { dismissImportFailure, FailureRef } from '@/lib/newsroom/dismiss-import-failure'

export const dismissFailureAction = action('page.import', FailureRef, dismissImportFailure)
