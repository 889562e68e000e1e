import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { type PaperOf, PrintState, PrintWhy } from '../../contract/printing.ts'
import { SaleId } from '../../domain/sale.ts'
import { problemOf } from '../core/refusal.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { spokenIn } from '../testing/spoken.ts'
import { jobWith } from '../testing/prints.ts'
import { unopened } from './drawer/use-drawer.ts'
import {
  answerWords,
  isOnNoPaper,
  isRetried,
  paperWords,
  refusedPrint,
  stateKey,
  toldFirst,
  toneOfJob,
  waitsForPerson,
} from './job-words.ts'

describe.each([
  ['Bangla', bn],
  ['English', en],
])('%s', (_, words) => {
  it('has a word for every state and a next step for every reason', () => {
    expect(PrintState.options.filter((state) => !(state in words.printState))).toEqual([])
    expect(PrintWhy.options.filter((why) => !(why in words.printWhy))).toEqual([])
    // What happened, and after the colon what to do.
    expect(PrintWhy.options.filter((why) => !/: \S/u.test(words.printWhy[why]))).toEqual([])
  })

  it('names the next press where there is no printer, or nothing was printed yet', () => {
    const { printerSettings, printJobs } = words
    // The press that looks again stands beside it, the field of an address below.
    expect(printerSettings.none.toLowerCase()).toContain(printerSettings.again.toLowerCase())
    expect(printerSettings.none).toMatch(/ঠিকানা|address/u)
    // The first press shows the slip; nobody is told that it prints.
    expect(printJobs.noneNext).toMatch(/খোলে, আবার|opens .* again prints/u)
  })

  it('says of a paper alone that it is not known, whether it came', () => {
    expect(words.printState.unknown).toMatch(/এসেছে কি না|if printed/u)
  })

  it('never says of a paper that the sale failed', () => {
    const { printState, printWhy, printNotice, printJobs } = words
    const told = [printState, printWhy, printNotice].flatMap((one) => Object.values(one)).join(' ')
    expect(told).not.toMatch(/ব্যর্থ|failed|বাতিল|cancelled/iu)
    // A slip is also of a sale that failed, and of which the money goes back.
    for (const { stands } of [printNotice, printJobs]) {
      expect(stands).toMatch(/কিছু বদলায়নি|Nothing of the sale has changed|nothing of the sale/u)
    }
  })
})

const sale = '019ac0de-0000-7000-8000-000000000001'

describe('a paper in the list', () => {
  const say = spokenIn('bn')
  const named = (changes: Parameters<typeof jobWith>[0]) => paperWords(say, jobWith(changes))
  const ofSale = (state: string) => ({ kind: 'sale', sale, state })

  it('is named as a person names it, with whose copy it is and which', () => {
    expect(named({ of: ofSale('succeeded') })).toBe('রসিদ')
    expect(named({ of: ofSale('failed'), name: 'failed' })).toBe('ফেরতের স্লিপ')
    const waiting = { of: ofSale('accepted'), name: 'waiting' }
    expect(named({ ...waiting, for: 'shop' })).toBe('স্লিপ · দোকানের কপি')
    expect(named({ of: ofSale('succeeded'), copy: 2 })).toBe('রসিদ · কপি ২')
    const day: Extract<PaperOf, { kind: 'day' }> = { kind: 'day', businessDate: '2026-11-29' }
    expect(named({ of: day, name: 'z' })).toBe('দিনের হিসাব (জেড)')
    expect(named({ of: day, name: 'x' })).toBe('এ পর্যন্ত দিনের হিসাব')
    const shift = { kind: 'shift', shift: sale }
    // Reports are the shop's anyway.
    expect(named({ of: shift, name: 'x', for: 'shop' })).toBe('শিফট রিপোর্ট')
    expect(named({ of: { kind: 'statement', customer: sale } })).toBe('বাকির হিসাব')
    expect(named({ of: { kind: 'test' }, name: 'test' })).toBe('পরীক্ষার পাতা')
  })

  it('that waits for a person is told before others where a customer waits for it', () => {
    const other = '019ac0de-0000-7000-8000-000000000002'
    const waiting = (of: string, whose: 'customer' | 'shop') =>
      jobWith({ of: { kind: 'sale', sale: of, state: 'succeeded' }, for: whose, state: 'failed' })
    const [shops, customers] = [waiting(sale, 'shop'), waiting(sale, 'customer')]
    const [older, day] = [waiting(other, 'customer'), jobWith({ of: { kind: 'test' } })]
    expect(toldFirst([shops, customers, older])).toBe(customers)
    expect(toldFirst([shops, older])).toBe(shops)
    expect(toldFirst([day, customers])).toBe(day)
    expect(toldFirst([])).toBeUndefined()
  })

  it('is no refund slip where it promises no money, although its sale failed', () => {
    for (const name of ['takenOver', 'unknown', 'askFirst']) {
      expect(named({ of: ofSale('failed'), name }), name).toBe('স্লিপ')
    }
    expect(named({ of: ofSale('reversed'), name: 'reversed' })).toBe('ফেরতের স্লিপ')
    expect(named({ of: ofSale('cancelled'), name: 'expired' })).toBe('ফেরতের স্লিপ')
  })

  it('is told as printed only as far as is known, unless the printer confirmed it', () => {
    expect(stateKey(jobWith({ state: 'printed' }))).toBe('printed')
    expect(stateKey(jobWith({ state: 'printed', confirmed: true }))).toBe('confirmed')
    expect(stateKey(jobWith({ state: 'unknown', confirmed: true }))).toBe('unknown')
  })

  it('waits for a person while it is unknown or failed and nobody has left it', () => {
    const waits = PrintState.options.filter((state) => waitsForPerson(jobWith({ state })))
    expect(waits).toEqual(['unknown', 'failed'])
    expect(waitsForPerson(jobWith({ state: 'unknown', seen: true }))).toBe(false)
    expect(waitsForPerson(jobWith({ state: 'failed', of: { kind: 'test' } }))).toBe(false)
  })

  it('is left among others where it is proved to be on no paper, and never where it may be', () => {
    const left = PrintState.options.filter((state) => isOnNoPaper(jobWith({ state })))
    expect(left).toEqual(['failed'])
    expect(isOnNoPaper(jobWith({ state: 'failed', seen: true }))).toBe(false)
  })

  it('can be printed once more where it did not come out for sure', () => {
    const retried = PrintState.options.filter((state) => isRetried(jobWith({ state })))
    expect(retried).toEqual(['unknown', 'failed'])
  })

  it('has a colour of its own, which grows quiet once it is left', () => {
    const tones = PrintState.options.map((state) => toneOfJob(jobWith({ state })))
    expect(tones).toEqual(['wait', 'wait', 'ok', 'doubt', 'fail'])
    for (const state of ['failed', 'unknown']) {
      expect(toneOfJob(jobWith({ state, seen: true }))).toBe('quiet')
    }
  })
})

const refusedWith = (code: string, data: object) =>
  problemOf(new ORPCError(code, { defined: true, status: 409, data }))

describe('a paper that does not come of itself or of a press', () => {
  it('is told with why, and one on its way is not', () => {
    const say = spokenIn('bn')
    const words = (answer: Parameters<typeof answerWords>[1]) => answerWords(say, answer)
    const job = jobWith({})
    expect(words({ kind: 'job', job })).toBeNull()
    expect(words({ kind: 'page', job })).toBeNull()
    expect(words({ kind: 'same-page' })).toBeNull()
    expect(words({ kind: 'lost' })).toBe(say.t('printing.lost'))
    const moved = { kind: 'moved-on', sale: SaleId.parse(sale) } as const
    expect(words(moved)).toBe(say.t('printing.movedOn'))
    const full = refusedWith('CANNOT_STORE', { why: 'SQLITE_FULL' })
    expect(full.kind === 'refused' && words(full)).toBe(say.t('printing.diskFull'))
  })

  it.each<[keyof typeof en.printing, string, object]>([
    ['movedOn', 'WRONG_STATE', { id: sale, state: 'failed' }],
    ['diskFull', 'CANNOT_STORE', { why: 'SQLITE_FULL' }],
    // As after its printer was given up for the print window.
    ['noPrinter', 'NOT_HERE', { why: 'no-printer' }],
    ['notTaken', 'NOT_HERE', { why: 'closing' }],
    ['tooLong', 'BAD_INPUT', { field: 'paper', code: 'too-long', limit_e4: null }],
    ['notTaken', 'BAD_INPUT', { field: 'id', code: 'words-differ', limit_e4: null }],
    ['notTaken', 'NO_SUCH_SALE', { id: sale }],
  ])('is told in words of its own: %s', (key, code, data) => {
    const problem = refusedWith(code, data)
    for (const language of ['bn', 'en'] as const) {
      const say = spokenIn(language)
      const words = problem.kind === 'refused' ? refusedPrint(say, problem.refusal) : ''
      expect(words).toBe(say.t(`printing.${key}`))
    }
  })

  it('is never told as a sale that was not sent, for that is sold again', () => {
    const lines = [bn, en].flatMap(({ printing, drawer }) => [
      printing.lost,
      printing.movedOn,
      printing.diskFull,
      printing.noPrinter,
      printing.tooLong,
      printing.notTaken,
      drawer.diskFull,
      drawer.notTaken,
    ])
    for (const line of lines) expect(line).not.toMatch(/পাঠানো হয়নি|sent|take the sale/u)
    for (const { printing } of [bn, en]) {
      for (const line of [printing.diskFull, printing.notTaken]) {
        expect(line).toMatch(/বিক্রির কিছু বদলায়নি|No sale has changed/u)
      }
    }
  })
})

describe('a drawer that stays shut', () => {
  it('is told with what to do, and not as a sale', () => {
    expect(unopened(problemOf(new Error('the port closed')))).toBe('lost')
    expect(unopened(refusedWith('CANNOT_STORE', { why: 'SQLITE_FULL' }))).toBe('diskFull')
    expect(unopened(refusedWith('NOT_HERE', { why: 'no-drawer' }))).toBe('notTaken')
    const differs = { field: 'id', code: 'words-differ', limit_e4: null }
    expect(unopened(refusedWith('BAD_INPUT', differs))).toBe('lost')
  })
})
