'use client'

import type { KeyboardEvent } from 'react'

type Props = {
  label: string
  value: string
  maxLength: number
  isReadOnly: boolean
  className: string
  onChange: (value: string) => void
}

/** A line of the article's head that wraps and grows with its words. Enter goes on to the next one. */
export function GrowingField({ label, value, maxLength, isReadOnly, className, onChange }: Props) {
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const fields = [...document.querySelectorAll<HTMLElement>('[data-head-field], .article-text')]
    fields[fields.indexOf(event.currentTarget) + 1]?.focus()
  }
  return (
    // The hidden copy of the words gives the field its height.
    <div
      data-words={value}
      className={`grid after:invisible after:[grid-area:1/1] after:[overflow-wrap:anywhere] after:whitespace-pre-wrap after:content-[attr(data-words)_'_'] ${className}`}
    >
      <textarea
        data-head-field
        rows={1}
        lang="zh-CN"
        aria-label={label}
        placeholder={label}
        maxLength={maxLength}
        readOnly={isReadOnly}
        value={value}
        className="resize-none overflow-hidden bg-transparent [font:inherit] [grid-area:1/1] [overflow-wrap:anywhere] text-inherit placeholder:text-muted"
        onChange={(event) => onChange(event.target.value.replaceAll(/\r?\n/gu, ''))}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
