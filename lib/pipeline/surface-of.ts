import { foldWidth } from './chinese/fold-width'

/** Words as surface forms are compared, in half width; `surface_text` in the database says the same. */
export const surfaceOf = (quote: string): string => foldWidth(quote)
