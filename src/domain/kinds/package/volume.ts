import { toLatinDigits } from '../../digits.ts'
import { withoutInvisible } from '../../written.ts'

/** What the name of a pack says it holds; nothing where it does not say. */
export interface Volume {
  /** Thousandths of a megabyte; a gigabyte is 1,024 megabytes. */
  readonly mb_e3: number
  readonly minutes: number
  readonly days: number
}

/** In how many thousandths of a megabyte a thousandth of the unit is. */
const dataUnits: ReadonlyMap<string, number> = new Map([
  ['gb', 1024],
  ['জিবি', 1024],
  ['mb', 1],
  ['এমবি', 1],
])

const units = [...dataUnits.keys(), 'min(?:ute)?s?', 'মিনিট', 'days?', 'দিন'].join('|')
/** A figure and its unit: `1.5 GB`, `500MB`, `৪০ মিনিট`, `30-Days`. */
const figures = new RegExp(
  `(?<![0-9.])([0-9]{1,6})(?:\\.([0-9]{1,3}))?[\\s\\p{Pd}]*(${units})(?![\\p{L}\\p{M}])`,
  'gu',
)

/** So much each day: how much it is in all depends on more than the name says. */
const perDay = /\/\s*(?:day|দিন)|\bper day|daily|প্রতিদিন|দৈনিক/u

/**
 * Reads the volume out of a pack's name, in Bangla or English. Parts of it are added up: 2 GB and
 * 1 GB are three. What stands in parentheses explains a figure before it, as in `3 GB (1 GB 4G
 * only)`, and counts only where no volume stands outside of them; how long a pack lasts may stand
 * in both.
 */
export function readVolume(name: string): Volume {
  const written = plainly(name)
  const all = figuresIn(written)
  const outside = figuresIn(written.replaceAll(/\([^()]*\)/gu, ' '))
  const { mb_e3, minutes } = outside.mb_e3 > 0 || outside.minutes > 0 ? outside : all
  return perDay.test(written)
    ? { mb_e3: 0, minutes: 0, days: all.days }
    : { mb_e3, minutes, days: all.days }
}

function figuresIn(written: string): Volume {
  const sum = { mb_e3: 0, minutes: 0, days: 0 }
  for (const [, whole = '', fraction = '', unit = ''] of written.matchAll(figures)) {
    const factor = dataUnits.get(unit)
    if (factor !== undefined) sum.mb_e3 += Number(whole + fraction.padEnd(3, '0')) * factor
    else if (unit.startsWith('d') || unit === 'দিন') sum.days += Number(whole)
    else sum.minutes += Number(whole)
  }
  return sum
}

/** As it is searched and read: in Latin digits and small letters, thousands without a comma. */
export function plainly(text: string): string {
  return withoutInvisible(toLatinDigits(text.normalize('NFKC')))
    .toLowerCase()
    .replaceAll(/(?<=[0-9]),(?=[0-9])/gu, '')
}
