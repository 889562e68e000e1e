import type { ReactNode } from 'react'
import styles from './Fields.module.css'

/** What a field says of what stands in it; read out with the field of this id. */
export function Says({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <output id={`${id}-says`} className={styles['problem']}>
      {children}
    </output>
  )
}
