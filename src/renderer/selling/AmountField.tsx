import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { inDigits, toLatinDigits } from '../../domain/digits.ts'
import { useSay } from '../i18n/say.ts'
import type { BurstGuard } from '../keyboard/burst.ts'
import { DigitsField } from './DigitsField.tsx'
import styles from './Fields.module.css'

interface Props {
  readonly label: string
  /** The place of the form it is; its amount, unless it says otherwise. */
  readonly stage?: string
  readonly text: string
  /** What it says of what stands in it, if anything yet. */
  readonly problem: string | null
  /** The sale whose turn it is to be typed here; null where another field has it. */
  readonly turn: string | null
  /** Tells a scanner's burst from a hand: what a scanner types here is thrown away. */
  readonly guard: BurstGuard
  readonly onType: (text: string) => void
  readonly onScan: () => void
  readonly onEnter: () => void
  /** What stands at the end of the field: between what it may be. */
  readonly children?: ReactNode
}

/** How many taka. */
export function AmountField({ stage = 'amount', text, guard, children, ...props }: Props) {
  const { digits } = useSay()
  const input = useRef<HTMLInputElement>(null)
  const pressed = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return
    const verdict = guard.key(event.timeStamp)
    if (verdict === 'hand') return
    event.preventDefault()
    if (verdict === 'scanner') props.onScan()
  }
  return (
    <DigitsField
      input={input}
      label={props.label}
      stage={stage}
      shown={inDigits(toLatinDigits(text), digits)}
      problem={props.problem}
      turn={props.turn}
      onKey={pressed}
      onChange={(event) => props.onType(event.target.value)}
      onEnter={props.onEnter}
      classes={{ place: styles['grow'], input: styles['amount'] }}
      before={
        <span className={styles['taka']} aria-hidden="true">
          ৳
        </span>
      }
      limits={children ?? null}
    />
  )
}
