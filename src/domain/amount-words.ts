import { type Money, TAKA_E4, toNearestPoisha } from './money.ts'

/** Bangla has a word of its own for every number below a hundred. */
const banglaBelowHundred = `
শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়
দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ
বিশ একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ
ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ
চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ
পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট
ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর
সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি
আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি অষ্টাশি ঊননব্বই
নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই
`
  .trim()
  .split(/\s+/u)

const englishBelowTwenty = `
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen
`
  .trim()
  .split(/\s+/u)

const englishTens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

interface Tongue {
  belowHundred(number: number): string
  hundreds(digit: number): string
  readonly thousand: string
  readonly lakh: string
  readonly crore: string
  readonly taka: string
  readonly poisha: string
  readonly only: string
}

const tongues: Readonly<Record<'bn' | 'en', Tongue>> = {
  bn: {
    belowHundred: (number) => wordAt(banglaBelowHundred, number),
    hundreds: (digit) => `${wordAt(banglaBelowHundred, digit)}শত`,
    thousand: 'হাজার',
    lakh: 'লক্ষ',
    crore: 'কোটি',
    taka: 'টাকা',
    poisha: 'পয়সা',
    only: 'মাত্র',
  },
  en: {
    belowHundred: englishBelowHundred,
    hundreds: (digit) => `${wordAt(englishBelowTwenty, digit)} hundred`,
    thousand: 'thousand',
    lakh: 'lakh',
    crore: 'crore',
    taka: 'taka',
    poisha: 'poisha',
    only: 'only',
  },
}

const CRORE = 10_000_000
const LAKH = 100_000
const THOUSAND = 1000

/**
 * An amount in words, as a receipt says it: `একশত আট টাকা মাত্র`, `one hundred eight taka only`.
 * Parts of a poisha round to the nearest, as on the figure beside it.
 *
 * @throws when the amount is negative: nobody hands over less than nothing.
 */
export function takaInWords(amount: Money, language: 'bn' | 'en'): string {
  if (amount < 0) throw new RangeError(`no words for a negative amount: ${amount}`)
  const tongue = tongues[language]
  const shown = toNearestPoisha(amount)
  const taka = Math.floor(shown / TAKA_E4)
  const poisha = (shown % TAKA_E4) / 100
  const words: string[] = []
  if (taka > 0 || poisha === 0) words.push(numberInWords(taka, tongue), tongue.taka)
  if (poisha > 0) words.push(tongue.belowHundred(poisha), tongue.poisha)
  return [...words, tongue.only].join(' ')
}

function numberInWords(number: number, tongue: Tongue): string {
  if (number === 0) return tongue.belowHundred(0)
  const words: string[] = []
  const crores = Math.floor(number / CRORE)
  // Above ninety-nine crore the crores are counted like any number: `একশত পাঁচ কোটি`.
  if (crores > 0) words.push(numberInWords(crores, tongue), tongue.crore)
  const lakhs = Math.floor((number % CRORE) / LAKH)
  if (lakhs > 0) words.push(tongue.belowHundred(lakhs), tongue.lakh)
  const thousands = Math.floor((number % LAKH) / THOUSAND)
  if (thousands > 0) words.push(tongue.belowHundred(thousands), tongue.thousand)
  const hundreds = Math.floor((number % THOUSAND) / 100)
  if (hundreds > 0) words.push(tongue.hundreds(hundreds))
  if (number % 100 > 0) words.push(tongue.belowHundred(number % 100))
  return words.join(' ')
}

function englishBelowHundred(number: number): string {
  if (number < 20) return wordAt(englishBelowTwenty, number)
  const tens = wordAt(englishTens, Math.floor(number / 10))
  return number % 10 === 0 ? tens : `${tens}-${wordAt(englishBelowTwenty, number % 10)}`
}

function wordAt(words: readonly string[], index: number): string {
  // Never missing: every index is a digit or below the length of its table, as the tests count.
  return words[index]!
}
