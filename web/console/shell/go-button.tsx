import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useHref, useNavigate } from 'react-router'

interface Props {
  readonly to: string
  readonly primary?: boolean
  readonly children: ReactNode
}

/** A link to another page that looks like a button: one stop for the keyboard, a link for the screen reader. */
export function GoButton({ to, primary = false, children }: Props) {
  const navigate = useNavigate()
  return (
    <Button
      href={useHref(to)}
      type={primary ? 'primary' : 'default'}
      onClick={(event) => {
        // Opening in another tab stays the browser's own.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        void navigate(to)
      }}
    >
      {children}
    </Button>
  )
}
