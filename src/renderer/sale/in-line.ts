import type { SaleInLine } from '../../contract/in-line.ts'
import { useInLine } from '../core/use-core.ts'
import { type Say, useSay } from '../i18n/say.ts'

type Words = Pick<Say, 't' | 'count'>

const SECOND_ms = 1_000

/** Whole seconds, and never none: what is about to happen takes one more. */
const seconds = (span_ms: number) => Math.max(1, Math.ceil(span_ms / SECOND_ms))

/** Why a sale has not left yet, and until when it waits: it leaves by itself, or is given up. */
export function inLineWords({ t, count }: Words, waiting: SaleInLine): string {
  const { provider, waitsFor, place_ms, givesUp_ms } = waiting
  const left = count(seconds(givesUp_ms))
  if (waitsFor === 'turn') return t('inLine.turn', { provider, left })
  if (place_ms === null) return t('inLine.place', { provider, left })
  const shown = count(seconds(place_ms))
  // Where others ahead of it are given up it may have its place sooner all the same.
  const isTooLong = place_ms > givesUp_ms
  return t(isTooLong ? 'inLine.tooLong' : 'inLine.soon', { provider, shown, left })
}

/** The same in a word or two, where a card has one line. */
export function inLineShort({ t, count }: Words, { waitsFor, place_ms }: SaleInLine): string {
  if (waitsFor === 'turn' || place_ms === null) return t('inLine.short')
  return t('inLine.shortAbout', { shown: count(seconds(place_ms)) })
}

/** A sale's place in line; null where it does not wait for one. */
export function useInLineOf(id: string): SaleInLine | null {
  return useInLine().data?.find(({ sale }) => sale === id) ?? null
}

/** Where a sale waits in line, what there is to say of that instead of its next step. */
export function useInLineWords(): (id: string) => string | null {
  const say = useSay()
  const all = useInLine().data
  return (id) => {
    const waiting = all?.find(({ sale }) => sale === id)
    return waiting ? inLineWords(say, waiting) : null
  }
}
