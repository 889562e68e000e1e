import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Close.module.css'

interface Props {
  readonly label: string
  readonly children: ReactNode
  /** The step it is of, where it is one. */
  readonly step?: string
}

/**
 * What is looked at. It takes the focus when it comes, so that it is read out and the keys of the
 * pad are heard; another look is another region, by its key.
 */
export function Region({ label, children, step }: Props) {
  const region = useRef<HTMLElement>(null)
  useEffect(() => region.current?.focus({ preventScroll: true }), [])
  return (
    <section
      ref={region}
      tabIndex={-1}
      className={styles['step']}
      aria-label={label}
      data-close-step={step}
    >
      {children}
    </section>
  )
}
