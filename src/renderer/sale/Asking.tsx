import styles from './SaleActions.module.css'

interface Props {
  readonly words: string
  /** What stands there in place of the words while the second press is waited for. */
  readonly asking: string
  readonly isAsking: boolean
}

/** One of two words in the room of the larger: nothing else slides under the second press. */
export function Asking({ words, asking, isAsking }: Props) {
  return (
    <span className={styles['room']}>
      <span className={isAsking ? styles['hidden'] : ''}>{words}</span>
      <span className={isAsking ? '' : styles['hidden']}>{asking}</span>
    </span>
  )
}

/** A name that changes under the focus is not read out; this is. */
export function ReadOut({ asking, isAsking }: Omit<Props, 'words'>) {
  return <output className="unseen">{isAsking ? asking : ''}</output>
}
