import type { ComponentProps } from 'react'

const KINDS = {
  primary: 'border-accent bg-accent text-paper hover:border-ink hover:bg-ink',
  plain: 'border-ink text-ink hover:bg-ink hover:text-paper',
  quiet: 'border-edge text-ink hover:border-ink',
  danger: 'border-danger text-danger hover:bg-danger hover:text-paper',
  bare: 'border-transparent text-ink underline decoration-rule underline-offset-4 hover:decoration-current',
} as const

export type ButtonKind = keyof typeof KINDS

/** The look of everything that is pressed; links that stand among buttons wear it too. */
export const buttonLook = (kind: ButtonKind = 'plain', size: 'normal' | 'small' = 'normal') =>
  `inline-flex cursor-pointer items-center justify-center gap-1.5 rounded-xs border font-sans text-sm leading-none whitespace-nowrap no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-55 ${
    size === 'small' ? 'min-h-6 px-2 text-xs' : 'min-h-8 px-3'
  } ${KINDS[kind]}`

type Props = ComponentProps<'button'> & { kind?: ButtonKind; size?: 'normal' | 'small' }

export function Button({ kind = 'plain', size = 'normal', className = '', type = 'button', ...rest }: Props) {
  return <button type={type} className={`${buttonLook(kind, size)} ${className}`} {...rest} />
}
