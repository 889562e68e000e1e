import { type ReactNode, useId, useRef } from 'react'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { saleKeys } from '../keyboard/tables.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { overlay } from '../shell/navigation.ts'
import { type SaleKey, useIsUppermost } from './uppermost.ts'

interface Props {
  /** The key that presses it, for as long as no other button above offers the same. */
  readonly by: SaleKey
  readonly onPress: (at_ms?: number) => void
  /** What its key does, and Enter on it, where that is not the same: it may have to ask first. */
  readonly onKey?: (at_ms?: number) => void
  readonly kind?: 'plain' | 'brand' | 'danger'
  readonly isPending?: boolean
  readonly children: ReactNode
}

/** What can be done with a sale, under the hand on the keyboard as well: its key stands on it. */
export function SaleButton({ by, onPress, onKey = onPress, children, ...look }: Props) {
  const words = useRef<HTMLSpanElement>(null)
  const hasKey = useIsUppermost(by, useId(), words)
  const isFree = hasKey && look.isPending !== true
  const press = (event: KeyboardEvent) => {
    // A card that comes while something lies over the screen is not heard through it.
    if (overlay.get() !== null) return false
    onKey(event.timeStamp)
    return true
  }
  useKeys(saleKeys, { [by]: press }, { enabled: isFree })
  return (
    <Button {...look} onPress={() => onPress()} onKey={() => onKey()}>
      <span ref={words}>{children}</span>
      {hasKey && <Kbd cap={saleKeys[by].caps[0]} onBrand={look.kind === 'brand'} />}
    </Button>
  )
}
