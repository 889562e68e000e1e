/** How a printer goes wrong; null where it does not. */
export type PrinterFault =
  /** Nobody listens on its port. */
  | { readonly how: 'refuses' }
  /** It takes the connection, and reads nothing; or so many bytes, and no more. */
  | { readonly how: 'hangs'; readonly after_bytes?: number }
  /** Closes the connection in good order once it has read so many bytes. */
  | { readonly how: 'closes'; readonly after_bytes: number }
  /** Resets it instead. */
  | { readonly how: 'resets'; readonly after_bytes: number }
  /**
   * Takes so many bytes a second, and reads no more than it has room for. What the systems on both
   * sides of a connection hold comes on top of that.
   */
  | { readonly how: 'slow'; readonly bytes_s: number; readonly buffer_bytes: number }
  /** Reads whatever comes, and loses what it has no room for while it prints. */
  | { readonly how: 'loses'; readonly rows_s: number; readonly buffer_bytes: number }

export interface PrinterConditions {
  /** Rows until the roll ends: 0 is paper out, fewer than a slip has is half a slip. */
  readonly paperLeft_rows: number
  readonly cover: 'closed' | 'open'
  /** False: switched off line by its button. */
  readonly online: boolean
  /** False: it says nothing to any question. */
  readonly answers: boolean
  /** How fast it prints; null is at once. */
  readonly rows_s: number | null
  readonly fault: PrinterFault | null
}
