import { type ReactNode, useId } from 'react'
import styles from './Field.module.css'

interface Props {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong and what to do; read out with the field. */
  readonly problem?: ReactNode
  readonly children: (ids: { id: string; describedBy: string; invalid: boolean }) => ReactNode
}

/** A label above a control, a hint below it, and in its place the problem when there is one. */
export function Field({ label, hint, problem, children }: Props) {
  const id = useId()
  const describedBy = `${id}-says`
  const invalid = problem !== undefined && problem !== null && problem !== ''
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy, invalid })}
      <div id={describedBy} className={invalid ? styles['problem'] : styles['hint']}>
        {invalid ? problem : hint}
      </div>
    </div>
  )
}
