import type { HeadDots } from '../../domain/paper/printer.ts'
import type { Act, Alignment, ColumnForm, RasterForm, Style } from './acts.ts'
import type { Mechanism } from './decoder.ts'
import { isAscii, type Letters, type Stamp } from './letters.ts'
import { type Area, Line, offsetOf } from './line.ts'
import { qrStamp, type QrSettings, usualQr } from './qr.ts'
import { BYTES_A_ROW, MOST_DOTS, type PrintedPaper, type Roll, setDot } from './roll.ts'

/** A sixth of an inch at 203 dots. */
const LINE_dots = 34
const heads: readonly HeadDots[] = [384, 512, 576]

export interface Surroundings {
  readonly letters: Letters
  readonly roll: Roll
  /** `any` is as wide as the widest raster it was given, and at first a roll of 58 mm. */
  readonly dots: HeadDots | 'any'
  /** It stands for another reason than its paper. */
  readonly stands: () => boolean
  readonly paper: (paper: PrintedPaper) => void
  readonly kick: (kick: { pin: 2 | 5; on_ms: number; off_ms: number }) => void
  readonly answer: (what: 'paper' | 'drawer') => void
}

const plain: Style = { font: 'A', bold: false, wide: 1, tall: 1 }

interface Settings {
  readonly style: Style
  readonly align: Alignment
  readonly spacing_dots: number
  readonly left_dots: number
  readonly area_dots: number | null
  readonly qr: QrSettings
}

const usual: Settings = {
  style: plain,
  align: 'left',
  spacing_dots: LINE_dots,
  left_dots: 0,
  area_dots: null,
  qr: usualQr,
}

/** Why an act that begins a line was not done, or was done only after the line was printed. */
const IN_LINE = 'in the middle of a line'

/** Carries out on the roll what the decoder read. */
export class Head implements Mechanism {
  readonly #around: Surroundings
  #settings = usual
  #line = new Line()
  #widest: HeadDots
  #letters: string[] = []
  #qr: string[] = []
  #density: number | null = null

  constructor(around: Surroundings) {
    this.#around = around
    this.#widest = around.dots === 'any' ? 384 : around.dots
  }

  stands(): boolean {
    return this.#around.roll.left_rows <= 0 || this.#around.stands()
  }

  /** What hangs out of the printer when its job is over; null where that is white. */
  tear(): void {
    const paper = this.hanging()
    this.#takeOff()
    if (paper) this.#around.paper(paper)
  }

  carry(act: Act): string | null {
    switch (act.is) {
      case 'nothing':
        return null
      case 'initialize':
        return this.#initialize()
      case 'letter':
        return this.#letter(act.code)
      case 'line-feed':
        return this.#flush(this.#settings.spacing_dots)
      case 'feed':
        return this.#flush(act.dots)
      case 'feed-lines':
        return this.#flush(act.lines * this.#settings.spacing_dots)
      case 'style':
        return this.#change({ style: { ...this.#settings.style, ...act.style } })
      case 'line-spacing':
        return this.#change({ spacing_dots: act.dots ?? LINE_dots })
      case 'align':
      case 'left-margin':
      case 'area-width':
        return this.#atLineStart(act)
      case 'raster':
        return this.#beginRaster(act.raster)
      case 'raster-row':
        return this.#rasterRow(act.raster, act.bits)
      case 'columns':
        return this.#beginColumns(act.columns)
      case 'column':
        return this.#column(act.columns, act.bits)
      case 'qr-model':
        return act.model === 2 ? null : 'a QR code of model 1'
      case 'qr-module':
        return this.#changeQr({ module_dots: act.dots })
      case 'qr-level':
        return this.#changeQr({ level: act.level })
      case 'qr-store':
        return this.#changeQr({ content: act.content })
      case 'qr-print':
        return this.#printQr()
      case 'cut':
        return this.#cut(act.cut, act.feed_dots)
      case 'kick':
        this.#around.kick(act)
        return null
      case 'ask':
        this.#around.answer(act.what)
        return null
      case 'density':
        this.#density = act.level
        return null
    }
    // Every act has its case: the compiler says so.
    return act satisfies never
  }

  #initialize(): null {
    // What waits in the line is dropped.
    this.#line = new Line()
    return this.#change(usual)
  }

  #change(change: Partial<Settings>): null {
    this.#settings = { ...this.#settings, ...change }
    return null
  }

  #changeQr(change: Partial<QrSettings>): null {
    return this.#change({ qr: { ...this.#settings.qr, ...change } })
  }

  /** The reference takes these at the beginning of a line alone, and passes over them in it. */
  #atLineStart(act: Act & { is: 'align' | 'left-margin' | 'area-width' }): string | null {
    if (!this.#line.empty) return IN_LINE
    if (act.is === 'align') return this.#change({ align: act.to })
    if (act.is === 'left-margin') {
      if (act.dots >= this.#widest) return 'a margin wider than the head'
      return this.#change({ left_dots: act.dots })
    }
    if (act.dots === 0) return 'an area of no width'
    if (act.dots > MOST_DOTS) return 'an area wider than the head'
    return this.#change({ area_dots: act.dots })
  }

  #area(): Area {
    const { left_dots, area_dots } = this.#settings
    const room = this.#widest - left_dots
    return { left_dots, width_dots: Math.min(area_dots ?? room, room) }
  }

  #letter(code: number): null {
    const { style, spacing_dots } = this.#settings
    const stamp = this.#around.letters.stamp(code, style.font)
    const fits = this.#line.width_dots + stamp.width_dots * style.wide <= this.#area().width_dots
    if (!fits && !this.#line.empty) this.#flush(spacing_dots)
    const sign = isAscii(code) ? String.fromCharCode(code) : '□'
    this.#line.place(stamp, style.wide, style.tall, style.bold, sign)
    return null
  }

  /** Prints the line, and feeds as far as was asked: never less than the line is high. */
  #flush(feed_dots: number): null {
    const line = this.#line
    this.#line = new Line()
    if (line.words !== '') this.#letters.push(line.words)
    const { roll } = this.#around
    for (const row of line.rows(this.#area(), this.#settings.align)) roll.print(row)
    roll.feed(feed_dots - line.height_dots)
    return null
  }

  #beginRaster({ width_bytes, wide }: RasterForm): string | null {
    const inLine = !this.#line.empty
    // What cheap printers do.
    if (inLine) this.#flush(this.#settings.spacing_dots)
    const width_dots = width_bytes * 8 * wide
    if (this.#around.dots === 'any') {
      this.#widest = heads.find((head) => head >= Math.max(width_dots, this.#widest)) ?? MOST_DOTS
    }
    if (width_dots > this.#area().width_dots) return 'a raster wider than the head'
    return inLine ? IN_LINE : null
  }

  #rasterRow({ width_bytes, wide, tall }: RasterForm, bits: Uint8Array): null {
    const area = this.#area()
    const width_dots = width_bytes * 8 * wide
    const left = offsetOf(width_dots, area, this.#settings.align)
    const row = new Uint8Array(BYTES_A_ROW)
    const whole = width_dots <= area.width_dots && wide === 1 && left % 8 === 0
    if (whole) row.set(bits, left / 8)
    else spread(bits, wide, row, left, area)
    for (let nth = 0; nth < tall; nth += 1) this.#around.roll.print(row)
    return null
  }

  #beginColumns({ count, wide }: ColumnForm): string | null {
    const room = this.#area().width_dots - this.#line.width_dots
    return count * wide > room ? 'columns beyond the edge of the paper' : null
  }

  #column(columns: ColumnForm, bits: Uint8Array): null {
    // What lies beyond the edge is printed nowhere.
    if (this.#line.width_dots >= this.#area().width_dots) return null
    this.#line.place(columnStamp(columns, bits), columns.wide, 1, false)
    return null
  }

  #printQr(): string | null {
    const inLine = !this.#line.empty
    if (inLine) this.#flush(this.#settings.spacing_dots)
    const { content } = this.#settings.qr
    const stamp = qrStamp(this.#settings.qr)
    if (!stamp || !content) return content ? 'more than a QR code holds' : 'no QR code is stored'
    if (stamp.width_dots > this.#area().width_dots) return 'a QR code wider than the head'
    this.#qr.push(new TextDecoder().decode(content))
    const code = new Line()
    code.place(stamp, 1, 1, false)
    this.#line = code
    this.#flush(0)
    return inLine ? IN_LINE : null
  }

  #cut(cut: 'full' | 'partial', feed_dots: number): string | null {
    if (!this.#line.empty) return IN_LINE
    this.#around.roll.feed(feed_dots)
    if (this.#around.roll.empty) return 'a cut of no paper'
    this.#around.paper(this.#taken(cut))
    this.#takeOff()
    return null
  }

  /** What hangs out of it now; null where that is white. */
  hanging(): PrintedPaper | null {
    const { blank, ...paper } = this.#around.roll.hanging(this.#widest)
    const [letters, qr] = [[...this.#letters], [...this.#qr]]
    return blank ? null : { ...paper, cut: 'torn', letters, qr, density: this.#density }
  }

  #taken(cut: 'full' | 'partial'): PrintedPaper {
    const { blank: _white, ...paper } = this.#around.roll.hanging(this.#widest)
    const [letters, qr] = [this.#letters, this.#qr]
    return { ...paper, cut, letters, qr, density: this.#density }
  }

  #takeOff(): void {
    this.#around.roll.takeOff()
    this.#letters = []
    this.#qr = []
  }
}

/** Dots that are not where a byte begins, or twice as wide, or partly beside the paper. */
function spread(bits: Uint8Array, wide: number, row: Uint8Array, left: number, area: Area): void {
  const edge = area.left_dots + area.width_dots
  for (let x = 0; x < bits.length * 8; x += 1) {
    if (left + x * wide >= edge) return
    if (((bits[x >> 3] ?? 0) & (0x80 >> (x & 7))) === 0) continue
    for (let dot = left + x * wide; dot < left + (x + 1) * wide; dot += 1) {
      if (dot < edge) setDot(row, dot)
    }
  }
}

/** Eight dots of the coarse modes stand three times as tall. */
function columnStamp({ dots }: ColumnForm, bits: Uint8Array): Stamp {
  const times = 24 / dots
  const ink = Uint8Array.from({ length: 24 }, (_, y) => {
    const dot = Math.floor(y / times)
    return ((bits[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) === 0 ? 0 : 1
  })
  return { width_dots: 1, height_dots: 24, ink }
}
