import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Alert } from '../../contract/alert.ts'
import { type Money, formatTaka, taka } from '../../domain/money.ts'
import { en } from '../i18n/en/index.ts'
import { alertWords } from './alert-words.ts'

const words = createInstance()
void words.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})
const say = { t: words.t, taka: (amount: Money) => formatTaka(amount), time: () => '14:05' }

const moved: Alert = {
  alert: 1,
  kind: 'wallet-moved',
  sale: null,
  tender: null,
  provider: 'autoflexi',
  wallet: 'main',
  change_e4: taka(-700),
  slip: null,
  since_ms: 1,
}

describe('a warning about a wallet', () => {
  it('asks whether something was sold elsewhere, where nothing explains what left', () => {
    const { title, next } = alertWords(say, moved)
    expect(title).toBe('৳700 left the wallet at autoflexi that our books do not explain.')
    expect(next).toContain('another device')
  })

  it('names the slip where a top-up has only not been added', () => {
    const { title, next } = alertWords(say, { ...moved, slip: 'CLEAN0000' })
    expect(title).toBe('৳700 booked at autoflexi has not been added yet (slip CLEAN0000).')
    expect(next).not.toContain('device')
  })

  it('asks for the slip of what came in', () => {
    const { next } = alertWords(say, { ...moved, change_e4: taka(700) })
    expect(next).toBe(en.alerts['wallet-came'].next)
  })
})
