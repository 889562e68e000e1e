import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { intentOf } from '../sale/intent.ts'
import { SECOND_PRESS_AFTER_ms } from '../sale/second-press.ts'
import { saleWith } from '../testing/sales.ts'
import type { Readiness } from './readiness.ts'
import { answersTwin } from './twin-words.ts'

const sale = () => saleWith({ id: SaleId.parse(v7()), state: 'succeeded' })
const twin = sale()
const intent = intentOf(sale())
const asked: Readiness = { kind: 'twin', twin }
const sure: Readiness = { kind: 'ready', intent, beside: twin }
const SHOWN_ms = 1000

describe('a press of + beside a twin', () => {
  const askedWords = { words: `twin ${twin.id}`, since_ms: SHOWN_ms }
  const sureWords = { words: `beside ${twin.id}`, since_ms: SHOWN_ms }

  it('goes on from the question that stood there, and from no other', () => {
    expect(answersTwin(askedWords, asked, SHOWN_ms)).toBe(true)
    expect(answersTwin(null, asked, SHOWN_ms)).toBe(false)
    expect(answersTwin(askedWords, asked, SHOWN_ms - 1)).toBe(false)
    expect(answersTwin(askedWords, { kind: 'twin', twin: sale() }, SHOWN_ms)).toBe(false)
  })

  it('sends nothing as half of a double press, drawn or not', () => {
    expect(answersTwin(askedWords, sure, SHOWN_ms + 46)).toBe(false)
    expect(answersTwin(askedWords, sure, SHOWN_ms + SECOND_PRESS_AFTER_ms)).toBe(false)
    expect(answersTwin(sureWords, sure, SHOWN_ms + 46)).toBe(false)
    expect(answersTwin(sureWords, sure, SHOWN_ms + SECOND_PRESS_AFTER_ms - 1)).toBe(false)
  })

  it('sends once its words have stood long enough', () => {
    expect(answersTwin(sureWords, sure, SHOWN_ms + SECOND_PRESS_AFTER_ms)).toBe(true)
  })

  it('goes on from a warning only once that has stood long enough to be read', () => {
    const warned: Readiness = { kind: 'warned', warning: 'above day 0' }
    const said = { words: 'warned above day 0', since_ms: SHOWN_ms }
    expect(answersTwin(null, warned, SHOWN_ms + 5_000)).toBe(false)
    expect(answersTwin({ ...said, words: 'warned above day 1' }, warned, SHOWN_ms + 5_000)).toBe(
      false,
    )
    expect(answersTwin(said, warned, SHOWN_ms + SECOND_PRESS_AFTER_ms - 1)).toBe(false)
    expect(answersTwin(said, warned, SHOWN_ms + SECOND_PRESS_AFTER_ms)).toBe(true)
  })

  it('sends what was warned of by a press of its own, also beside a twin', () => {
    const went: Readiness = { kind: 'ready', intent, beside: null, warned: 'above day 0' }
    const told = { words: 'despite above day 0', since_ms: SHOWN_ms }
    expect(answersTwin(null, went, SHOWN_ms + 5_000)).toBe(false)
    expect(answersTwin(told, went, SHOWN_ms + SECOND_PRESS_AFTER_ms - 1)).toBe(false)
    expect(answersTwin(told, went, SHOWN_ms + SECOND_PRESS_AFTER_ms)).toBe(true)
    const both: Readiness = { ...went, beside: twin }
    expect(answersTwin(told, both, SHOWN_ms + 5_000)).toBe(false)
    const words = `beside ${twin.id} despite above day 0`
    expect(answersTwin({ words, since_ms: SHOWN_ms }, both, SHOWN_ms + 5_000)).toBe(true)
  })

  it('waits for nothing where there is no twin', () => {
    expect(answersTwin(null, { kind: 'ready', intent, beside: null }, 0)).toBe(true)
    expect(answersTwin(null, { kind: 'looking' }, 0)).toBe(true)
  })
})
