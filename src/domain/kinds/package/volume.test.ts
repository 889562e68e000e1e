import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBanglaDigits } from '../../digits.ts'
import { plainly, readVolume } from './volume.ts'

const GB = 1024 * 1000
const MB = 1000

describe('the volume a name tells', () => {
  it.each<[string, number, number, number]>([
    ['1 GB – 30 Days', GB, 0, 30],
    ['3GB 7Day', 3 * GB, 0, 7],
    ['1.5 GB', 1536 * MB, 0, 0],
    ['2.25gb', 2304 * MB, 0, 0],
    ['0.001 GB', 1024, 0, 0],
    ['512 MB', 512 * MB, 0, 0],
    ['500mb, 1 day', 500 * MB, 0, 1],
    ['1,000 MB', 1000 * MB, 0, 0],
    ['999999 MB', 999_999 * MB, 0, 0],
    ['40 Minutes', 0, 40, 0],
    ['40 min', 0, 40, 0],
    ['40mins', 0, 40, 0],
    ['1 minute', 0, 1, 0],
    ['৫ জিবি – ৩০ দিন', 5 * GB, 0, 30],
    ['৫০০ এমবি', 500 * MB, 0, 0],
    ['৪০ মিনিট', 0, 40, 0],
    ['1-GB', GB, 0, 0],
    ['1–GB', GB, 0, 0],
    ['5GB+100Min 30Days', 5 * GB, 100, 30],
    ['2 GB + 1 GB bonus', 3 * GB, 0, 0],
    ['100 min + 50 min', 0, 150, 0],
    ['3 GB (1 GB 4G only) 7 Days', 3 * GB, 0, 7],
    ['40 min (10 min off-peak)', 0, 40, 0],
    ['5 GB (30 Days)', 5 * GB, 0, 30],
    ['Monthly (5 GB, 100 min)', 5 * GB, 100, 0],
    ['5 days + 2 days', 0, 0, 7],
    ['Super day 1 GB', GB, 0, 0],
  ])('%s', (name, mb_e3, minutes, days) => {
    expect(readVolume(name)).toEqual({ mb_e3, minutes, days })
  })

  it.each([
    '',
    'Unlimited',
    'GB',
    '48 paisa/min',
    '1 p/sec',
    '100 SMS',
    '5 Mbps',
    '1.2345 GB',
    '1234567 MB',
    '1..5 GB',
    '10 minis',
    '5 GBকি',
    '5 GB\u09BF',
    '100 taka',
  ])('is none in "%s"', (name) => {
    expect(readVolume(name)).toEqual({ mb_e3: 0, minutes: 0, days: 0 })
  })

  it.each([
    '1 GB/day 7 days',
    '1 GB / day – 7 Days',
    '1 GB per day 7 Days',
    'Daily 1 GB 7 Days',
    '১ জিবি/দিন ৭ দিন',
    'প্রতিদিন ১ জিবি ৭ দিন',
    'দৈনিক ১ জিবি ৭ দিন',
    'Daily 10 min 7 days',
  ])('is not told by what it is a day: %s', (name) => {
    expect(readVolume(name)).toEqual({ mb_e3: 0, minutes: 0, days: 7 })
  })

  it('is read from what it was written from, in either script', () => {
    const digits = fc.constantFrom((text: string) => text, toBanglaDigits)
    const figure = fc.integer({ min: 1, max: 9999 })
    fc.assert(
      fc.property(figure, figure, figure, digits, (mb, minutes, days, inDigits) => {
        const name = inDigits(`${mb} MB + ${minutes} min, ${days} days`)
        expect(readVolume(name)).toEqual({ mb_e3: mb * MB, minutes, days })
      }),
    )
  })
})

describe('a text as it is searched', () => {
  it.each([
    ['1 GB', '1 gb'],
    ['৫ জিবি', '5 জিবি'],
    ['1,00,000', '100000'],
    ['a, 1, b', 'a, 1, b'],
    ['a,1,b', 'a,1,b'],
    ['1\u200DG\u200BB', '1gb'],
    ['１ＧＢ', '1gb'],
  ])('%s', (text, plain) => {
    expect(plainly(text)).toBe(plain)
  })
})
