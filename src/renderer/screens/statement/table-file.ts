/** Why a file or a paste is not read as a table yet. */
export type FileProblem = WhichSheet | NoTable

/** Several of its sheets have words in them. */
export interface WhichSheet {
  readonly code: 'which-sheet'
  readonly sheets: readonly string[]
}

/**
 * Why a file or a paste is no table. `web-page` and `old-excel` are what many panels call Excel:
 * opened and saved anew, or copied from, it is one.
 */
interface NoTable {
  readonly code:
    | 'empty'
    | 'too-large'
    | 'too-many-rows'
    | 'too-many-columns'
    | 'cell-too-long'
    | 'open-quote'
    | 'encoding'
    | 'not-a-table'
    | 'web-page'
    | 'old-excel'
    | 'damaged'
  /** Where, counted from 1. */
  readonly row?: number
}

export type Rows = string[][]
