import type { Folder } from './sets.ts'

/** The sets the damages are done to, each a folder of its own. */
export interface Sets {
  /** Closed in good order. */
  readonly closed: Folder
  /** The power went: the newest sales are in the log alone. */
  readonly cut: Folder
  /** The same shop some folds earlier, closed in good order. */
  readonly older: Folder
  /** The same shop a little earlier in the same log. */
  readonly justBefore: Folder
  readonly otherShop: Folder
  readonly practice: Folder
}

export interface Damage {
  readonly name: string
  readonly to: keyof Sets
  readonly do: (folder: Folder, sets: Sets) => void
}
