import { deskAddress } from '../editorial/addresses'

/**
 * Where to go after signing in: the path asked for when it is one of this site, else the desk. Anything that a browser
 * could read as another site (`//x`, `/\x`, a scheme, control characters) is not.
 */
export function returnAddress(asked: string | undefined): string {
  if (!asked || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return deskAddress.home
  const url = new URL(asked, 'http://here.invalid')
  const path = `${url.pathname}${url.search}${url.hash}`
  const isElsewhere = url.host !== 'here.invalid' || path.startsWith('//')
  return isElsewhere || url.pathname === deskAddress.login ? deskAddress.home : path
}

/** The address of the sign-in page that leads back to `path`. */
export const signInAddress = (path: string | null): string =>
  path === null || path === deskAddress.home
    ? deskAddress.login
    : `${deskAddress.login}?to=${encodeURIComponent(path)}`
