import type { Paper, PaperBlock } from '../src/domain/paper/paper.ts'
import type { HeadDots } from '../src/domain/paper/printer.ts'
import { openLetters, setFace } from '../src/host/printing/draw/canvas.ts'
import { drawPaper } from '../src/host/printing/draw/draw-paper.ts'
import { percentile, type Row } from './row.ts'

const DRAWINGS = 60
const WARM_UP = 10
const MOST_ms = 40
const BAND_dots = 256

const reference = 'FC-01KB7W2M4QXXWWMMHZ3V9K8TRN-RB'

/** As most slips are: a recharge that arrived, in Bangla. */
const slip: Paper = {
  language: 'bn',
  name: 'receipt',
  plain: ['RECHARGE', 'CASH BDT 500.00'],
  blocks: [
    {
      is: 'shop',
      name: 'মায়ের দোয়া টেলিকম',
      lines: ['১২/এ, স্টেশন রোড, কুষ্টিয়া সদর, কুষ্টিয়া', 'ফোন: ০১৭১২-৩৪৫৬৭৮'],
    },
    { is: 'title', text: 'রসিদ', loud: false },
    { is: 'rule' },
    { is: 'amount', text: '৳৫০০.০০' },
    { is: 'words', text: 'পাঁচ শত টাকা মাত্র' },
    { is: 'rule' },
    { is: 'line', name: 'মোবাইল নম্বর', value: '০১৭১২-৩৪৫৬৭৮', strong: true },
    { is: 'line', name: 'অপারেটর', value: 'গ্রামীণফোন প্রিপেইড' },
    { is: 'line', name: 'নগদ', value: '৳৫০০.০০' },
    { is: 'line', name: 'সময়', value: '২৯/১১/২০২৬ বিকাল ৫:১০' },
    { is: 'reference', name: 'আমাদের রেফারেন্স', value: reference },
    { is: 'reference', name: 'প্রোভাইডারের রেফারেন্স', value: 'TRX000000000012345' },
    { is: 'rule' },
    { is: 'qr', content: reference, text: reference },
    { is: 'foot', text: 'ধন্যবাদ, আবার আসবেন। অভিযোগ থাকলে এই রসিদ সঙ্গে আনুন।' },
  ],
}

/**
 * From a described slip to black dots of all of it: the first of all, which loads the fonts and
 * what draws with them, and those after it. Beside it as many letters in one line of a canvas.
 */
export function benchPaper(_folder: string, drawings = DRAWINGS): Row[] {
  const rows: Row[] = []
  for (const dots of [384, 576] as const) {
    const first_ms = timed(() => drawSlip(dots))
    const slip_ms: number[] = []
    const line_ms: number[] = []
    for (let nth = 0; nth < drawings + WARM_UP; nth += 1) {
      const [took_ms, bare_ms] = [timed(() => drawSlip(dots)), timed(() => drawLine(dots))]
      if (nth < WARM_UP) continue
      slip_ms.push(took_ms)
      line_ms.push(bare_ms)
    }
    const row = (name: string, value: number, share: number, goal: string): Row => ({
      name: `drawing a slip of ${dots} dots, ${name}`,
      value,
      unit: 'ms',
      baseline: { name: 'its letters in one line', value: percentile(line_ms, share) },
      goal,
    })
    const [p50, p99] = [percentile(slip_ms, 0.5), percentile(slip_ms, 0.99)]
    rows.push(
      row('the first', first_ms, 0.5, dots === 384 ? 'told; loads what draws' : 'told'),
      { ...row('p50', p50, 0.5, `<= ${MOST_ms} ms`), missed: p50 > MOST_ms },
      row('p99', p99, 0.99, `<= ${MOST_ms} ms`),
    )
  }
  return rows
}

function timed(draw: () => void): number {
  const from = performance.now()
  draw()
  return performance.now() - from
}

function drawSlip(dots: HeadDots): number {
  const drawing = drawPaper(slip, { practice: false, copy: null }, { dots, qr: 'drawn' })
  let black = 0
  for (const band of drawing.bands(BAND_dots)) black += band.rows.length
  return black
}

function drawLine(dots: HeadDots): void {
  const canvas = openLetters().createCanvas(dots, 1000)
  const context = canvas.getContext('2d')
  setFace(context, { size_dots: 25, weight: 500 })
  context.fillText(letters, 0, 500)
  canvas.data()
}

const letters = slip.blocks.map(wordsOf).join(' ')

function wordsOf(block: PaperBlock): string {
  return Object.entries(block)
    .filter(([name]) => !['is', 'content'].includes(name))
    .flatMap(([, said]) => said)
    .filter((said) => typeof said === 'string')
    .join(' ')
}
