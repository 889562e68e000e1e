import { CircleCheck, OctagonX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from '../core/store.ts'
import { told } from './told.ts'
import styles from './Told.module.css'

const SHOWN_ms = 7_000

/** In the footer's place under every screen and dialog: it hides no control, and goes by itself. */
export function Told() {
  const newest = useStore(told)
  const [gone, setGone] = useState(0)
  const nth = newest?.nth ?? 0
  useEffect(() => {
    if (nth === 0) return undefined
    const timer = setTimeout(() => setGone(nth), SHOWN_ms)
    return () => clearTimeout(timer)
  }, [nth])
  const shown = newest && newest.nth > gone ? newest : null
  const Icon = shown?.tone === 'fail' ? OctagonX : CircleCheck
  // The live region stays: one that comes with its words is not read out everywhere.
  return (
    <output className={styles['room']} data-told="">
      {shown && (
        <span key={shown.nth} className={`${styles['told']} ${styles[shown.tone]}`}>
          <Icon size={18} aria-hidden="true" />
          {shown.words}
        </span>
      )}
    </output>
  )
}
