import { describe, expect, it } from 'vitest'
import { lettersOf } from '../one-line.ts'
import { drawable as drawn } from './signs.ts'
import { practiceWords } from './stamp-words.ts'

describe('the font of all papers', () => {
  it('has what papers are stamped with, the taka sign and the signs of figures', () => {
    for (const text of [...Object.values(practiceWords), 'কপি ২ COPY', '৳ × − – • … · % ( ) +']) {
      expect(drawn(text)).toEqual({ text, lacking: [] })
    }
  })
})

describe('a sign without a picture', () => {
  it('is a question mark on paper, and is told', () => {
    expect(drawn('করিম 🎉 স্টোর')).toEqual({ text: 'করিম ? স্টোর', lacking: ['🎉'] })
    expect(drawn('王 ش')).toEqual({ text: '? ?', lacking: ['王', 'ش'] })
  })

  it('is one question mark where people see one sign', () => {
    expect(drawn('👨‍👩‍👧‍👦👍🏽').text).toBe('??')
    expect(drawn('🎉'.repeat(300)).text).toBe('?'.repeat(300))
  })

  it('leaves those beside it as they are', () => {
    expect(drawn('১ – ২ … ™ 🎉').text).toBe('১ – ২ … ™ ?')
  })

  it('is left away where it is a mark on a letter that has one, and is told', () => {
    expect(drawn('k\u0335g')).toEqual({ text: 'kg', lacking: ['k\u0335'] })
    expect(drawn('ক\u200d\u0335 খ').text).toBe('ক খ')
    expect(drawn('\u0335').text).toBe('?')
  })

  it('is the nearest sign that has one', () => {
    expect(drawn('ＧＰ ⑧ 017‑12').text).toBe('GP 8 017-12')
    expect(drawn('≤ ১০ → ✓')).toEqual({ text: '<= ১০ > +', lacking: [] })
  })
})

describe('a name somebody wrote to turn a paper over', () => {
  it('has no mark of direction and nothing that cannot be seen', () => {
    expect(drawn('\u202eরহিম\u202c\u200f \u0007স্টোর\u2066\ufeff').text).toBe('রহিম স্টোর')
    expect(drawn('\ud800x\udfff').text).toBe('x')
    expect(drawn('a\nb\tc').text).toBe('a b c')
  })

  it('keeps the two joiners Bangla is written with', () => {
    expect(drawn('র‍্যাম অর্‌থ').text).toBe('র‍্যাম অর্‌থ')
  })

  it('has no more marks on a letter than a language has', () => {
    const zalgo = `Z${'\u0335\u0321\u0301\u0304'.repeat(60)}a`
    const { text } = drawn(zalgo)
    expect(text.length).toBeLessThan(8)
    expect(lettersOf(text)).toHaveLength(2)
    expect(drawn(`ক${'\u09c1'.repeat(200)}`).text).toBe('কু')
  })
})
