import type { PrintWhy } from '../../contract/printing.ts'
import type { Log } from '../log.ts'
import type { PrintEnd } from './press.ts'

export interface Beginning {
  /** Handed to the press: what it throws stops the print with nothing sent. */
  readonly begins: () => void
  isBegun(): boolean
  /** Why it was not let begin; null where it was, or was not asked. */
  refused(): PrintWhy | null
}

interface BeginningParts {
  /** Why it must not come out any more; null while whoever asked for it waits for it as it is. */
  readonly unwanted: () => PrintWhy | null
  /** Writes down that it begins: whatever happens then, something may have come out. */
  readonly commit: () => void
  readonly isStorageFailure: (cause: unknown) => boolean
}

/** The last moment at which a print can be stopped with nothing sent. */
export function createBeginning({ unwanted, commit, isStorageFailure }: BeginningParts): Beginning {
  let isBegun = false
  let why: PrintWhy | null = null
  return {
    begins() {
      if (isBegun) throw new Error('a print begins once')
      why = unwanted()
      if (why !== null) throw new Error('what was to be printed is not waited for any more')
      try {
        commit()
      } catch (cause) {
        // Only what the disk says is expected, and all of it stops the print.
        if (isStorageFailure(cause)) why = 'not-noted'
        throw cause
      }
      isBegun = true
    },
    isBegun: () => isBegun,
    refused: () => why,
  }
}

/**
 * How it ended. A press says so itself; one that breaks is a mistake of ours, and then it is known
 * alone whether anything may have come out.
 */
export async function endOf(
  print: () => Promise<PrintEnd>,
  beginning: Pick<Beginning, 'isBegun' | 'refused'>,
  log: Log,
): Promise<PrintEnd> {
  const end = await print().catch((cause: unknown): PrintEnd => {
    if (beginning.refused() === null) log.error('press-broke', { why: String(cause) })
    if (beginning.isBegun()) return { end: 'unknown', why: 'cut-off' }
    return { end: 'failed', why: 'not-drawn' }
  })
  const why = beginning.refused()
  return why === null ? end : { end: 'failed', why }
}
