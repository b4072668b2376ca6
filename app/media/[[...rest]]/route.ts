import { nothingThere } from '@/app/nothing-there'

/** Every address that is no picture's: a readers' page would be shown here else, and say 200. */
export const GET = nothingThere
