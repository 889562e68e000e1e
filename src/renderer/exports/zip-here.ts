import { type AsyncZippable, type FlateCallback, zipSync } from 'fflate/browser'

/**
 * What the writer of workbooks packs a file with. Its own way starts further workers from addresses
 * that the page's policy forbids; here it is in a worker already, and packs where it stands.
 */
export function zip(files: AsyncZippable, done: FlateCallback): void {
  done(null, zipSync(files))
}

export { strToU8, zipSync } from 'fflate/browser'
