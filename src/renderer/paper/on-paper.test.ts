import { describe, expect, it } from 'vitest'
import { lettersOf } from '../../domain/one-line.ts'
import { onPaper, saidOnPaper } from './on-paper.ts'

describe('what others wrote, on a paper', () => {
  it('is what can be read of it, in one line', () => {
    expect(onPaper(' করিম\n\u202Eসাহেব\u0007 ')).toBe('করিম সাহেব')
    expect(onPaper('আব্দুর রাজ্জাক ভূঁইয়া')).toBe('আব্দুর রাজ্জাক ভূঁইয়া')
    expect(onPaper('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>')
  })

  it('is cut between letters, and says so', () => {
    const family = '👨‍👩‍👧'
    const cut = onPaper(family.repeat(300))
    expect(cut.endsWith(`${family}…`)).toBe(true)
    expect(cut.length).toBeLessThanOrEqual(200)
    expect(lettersOf(onPaper('🎉'.repeat(300)))).toHaveLength(81)
    expect(onPaper('ক'.repeat(80))).toBe('ক'.repeat(80))
  })

  it('keeps the whole of what the counter lets anybody write in its books', () => {
    const reason = 'সন্ধ্যায় ভিড়ের মধ্যে খুচরা গুনতে ভুল হয়েছে, '.repeat(5).trim().slice(0, 200)
    expect(saidOnPaper(reason)).toBe(reason.trim())
    expect(saidOnPaper('x'.repeat(1_000)).length).toBeLessThanOrEqual(600)
  })

  it('keeps no pile of marks, which would be written over its neighbours', () => {
    expect(onPaper(`Z${'\u0301'.repeat(200)}a`)).toBe('Z\u0301\u0301\u0301a')
    expect(onPaper('x'.repeat(1_000_000)).length).toBeLessThanOrEqual(200)
  })
})
