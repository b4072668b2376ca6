import type { FirstAdmin } from '../newsroom/first-start'

/** The lines a person needs after a start: where to read, where to work, and how to sign in for the first time. */
export function welcome(address: string, admin: FirstAdmin | null): string {
  const lines = [`Site    ${address}`, `Desk    ${address}/admin`]
  if (admin?.password) {
    lines.push(
      '',
      `E-mail    ${admin.email}`,
      `Password  ${admin.password}`,
      '',
      'The password is shown only this once.',
    )
  } else if (admin) lines.push(`E-mail  ${admin.email}`)
  const width = Math.max(...lines.map((line) => line.length))
  const edge = '─'.repeat(width + 2)
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${edge}┘`].join('\n')
}
