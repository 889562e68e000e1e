/** Black and white, as a printing head has it. */
export interface Bitmap {
  /** A multiple of eight. */
  readonly width_dots: number
  readonly height_dots: number
  /** Row by row from the top, eight dots in a byte, the leftmost in its highest bit; 1 is black. */
  readonly rows: Uint8Array
}

/** A paper drawn for one head. */
export interface Drawing {
  readonly width_dots: number
  readonly height_dots: number
  /**
   * From the top, one under the other, none higher than asked for. Drawn as they are taken, so that
   * nothing waits for the whole of a long paper.
   */
  readonly bands: (height_dots: number) => Generator<Bitmap, void, void>
  /** What is left to the printer's own command, in its order; empty where all is drawn. */
  readonly qr: string | null
}
