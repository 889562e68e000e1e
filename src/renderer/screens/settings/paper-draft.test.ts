import { describe, expect, it } from 'vitest'
import { usualPaper } from '../../../contract/papers.ts'
import { binProblem, isSamePaper, lackingOf } from './paper-draft.ts'

describe('what stands on paper, as its owner writes it', () => {
  it('needs a number of thirteen digits for a tax layout, and none without', () => {
    expect(binProblem({ on: false, bin: '' })).toBeNull()
    expect(binProblem({ on: true, bin: '' })).toBe('binMissing')
    expect(binProblem({ on: true, bin: '0012345678901' })).toBeNull()
    for (const bin of ['1', '001234567890', '00123456789012', '00123456O8901']) {
      expect(binProblem({ on: true, bin }), bin).toBe('binWrong')
      expect(binProblem({ on: false, bin }), bin).toBe('binWrong')
    }
  })

  it('is saved where anything but white space around it is another', () => {
    expect(isSamePaper(usualPaper, { ...usualPaper, header: ' \n' })).toBe(true)
    expect(isSamePaper(usualPaper, { ...usualPaper, footer: 'ধন্যবাদ' })).toBe(false)
    const taxed = { ...usualPaper, tax: { on: true, bin: '0012345678901' } }
    expect(isSamePaper(usualPaper, taxed)).toBe(false)
  })

  it('has letters no roll can have told of, each once, and of many the first', () => {
    expect(lackingOf('মায়ের দোয়া টেলিকম\n৳ ১২/এ, স্টেশন রোড • “Café” 01711-000111')).toBeNull()
    expect(lackingOf('আবার আসবেন 😀 😀 شكرا')).toBe('😀 ش ك ر ا')
    // What is drawn as another sign is printed, and marks nobody sees are no letters.
    expect(lackingOf('→ \u200f✓')).toBeNull()
    expect(lackingOf('漢字仮名交文章書方練習帳面')).toBe('漢 字 仮 名 交 文 章 書 方 練 習 帳 …')
  })
})
