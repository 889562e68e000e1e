import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { bn } from '../../i18n/bn/index.ts'
import { en } from '../../i18n/en/index.ts'
import { nothingWords } from './nothing-words.ts'
import type { View } from './use-view.ts'

function told(
  lng: 'en' | 'bn',
  standing: View['standing'],
  number?: string,
  kind: View['kind'] = null,
) {
  const words = createInstance()
  void words.init({
    lng,
    resources: { en: { translation: en }, bn: { translation: bn } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const filter = number === undefined ? {} : { number }
  const filtered = standing !== null || number !== undefined || kind !== null
  return nothingWords({ t: words.t, digits: 'latin' }, { filter, filtered, standing, kind })
}

describe('an empty list of sales', () => {
  it('says that nothing was sold yet where nothing was looked for', () => {
    expect(told('en', null).title).toBe(en.transactions.none)
  })

  it('says that no sale matches where all were looked through', () => {
    expect(told('en', null, '5432').title).toBe(en.transactions.notFound)
    expect(told('bn', null, '5432').title).toBe(bn.transactions.notFound)
  })

  it('names the filter that was looked through alone, and the number', () => {
    expect(told('bn', 'owed', '5432')).toEqual({
      title: '“ফেরত দিতে হবে”-এর মধ্যে 5432 নেই।',
      next: bn.transactions.notWithinNext,
    })
    expect(told('en', 'owed', '5432')).toEqual({
      title: '5432 is not within “To be returned”.',
      next: en.transactions.notWithinNext,
    })
    expect(told('en', 'created', '5432').title).toContain(en.state['not-sent'])
  })

  it('names the kind that was looked through alone, and the state beside it', () => {
    expect(told('en', null, undefined, 'bill').title).toBe('No sale within “Bills”.')
    expect(told('en', 'failed', '5432', 'drive').title).toBe(
      '5432 is not within “Failed · Drive packages”.',
    )
    expect(told('bn', null, '5432', 'transfer').title).toContain('মোবাইল ব্যাংকিং')
  })

  it('names the filter where no number was looked for', () => {
    expect(told('en', 'failed').title).toBe('No sale within “Failed”.')
    expect(told('bn', 'reversed').title).toContain('প্রোভাইডার ফেরত নিয়েছে')
    expect(told('bn', 'failed').title).toBe('“ব্যর্থ”-এর মধ্যে কোনো লেনদেন নেই।')
  })
})
