/** What the bytes of a host ask a printer to do, read and within range. */
export type Act =
  | { readonly is: 'nothing' }
  | { readonly is: 'initialize' }
  | { readonly is: 'letter'; readonly code: number }
  | { readonly is: 'line-feed' }
  /** Prints the line and feeds so many dots. */
  | { readonly is: 'feed'; readonly dots: number }
  | { readonly is: 'feed-lines'; readonly lines: number }
  /** Null is the printer's own, a sixth of an inch. */
  | { readonly is: 'line-spacing'; readonly dots: number | null }
  | { readonly is: 'align'; readonly to: Alignment }
  | { readonly is: 'style'; readonly style: Partial<Style> }
  | { readonly is: 'left-margin'; readonly dots: number }
  | { readonly is: 'area-width'; readonly dots: number }
  | { readonly is: 'raster'; readonly raster: RasterForm }
  | { readonly is: 'raster-row'; readonly raster: RasterForm; readonly bits: Uint8Array }
  | { readonly is: 'columns'; readonly columns: ColumnForm }
  | { readonly is: 'column'; readonly columns: ColumnForm; readonly bits: Uint8Array }
  | { readonly is: 'cut'; readonly cut: 'full' | 'partial'; readonly feed_dots: number }
  | { readonly is: 'kick'; readonly pin: 2 | 5; readonly on_ms: number; readonly off_ms: number }
  | { readonly is: 'density'; readonly level: number }
  | { readonly is: 'qr-model'; readonly model: 1 | 2 }
  | { readonly is: 'qr-module'; readonly dots: number }
  | { readonly is: 'qr-level'; readonly level: QrLevel }
  | { readonly is: 'qr-store'; readonly content: Uint8Array }
  | { readonly is: 'qr-print' }
  /** Answered in its turn, when all before it is done. */
  | { readonly is: 'ask'; readonly what: 'paper' | 'drawer' }

export type Alignment = 'left' | 'middle' | 'right'
export type QrLevel = 'L' | 'M' | 'Q' | 'H'

export interface Style {
  readonly font: 'A' | 'B'
  readonly bold: boolean
  /** Times as wide, 1 to 8. */
  readonly wide: number
  /** Times as tall, 1 to 8. */
  readonly tall: number
}

export interface RasterForm {
  readonly width_bytes: number
  readonly height_dots: number
  /** 2 where each dot is printed twice side by side. */
  readonly wide: 1 | 2
  readonly tall: 1 | 2
}

export interface ColumnForm {
  readonly count: number
  /** Dots in a column as sent. */
  readonly dots: 8 | 24
  readonly wide: 1 | 2
}

/** A command that was not carried out, or not as it was meant. */
export interface Refused {
  /** Of its first byte in what the printer was sent. */
  readonly offset: number
  /** Its first bytes; a drawing's own are left out. */
  readonly bytes: readonly number[]
  readonly why: string
}
