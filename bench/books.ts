import { randomBytes } from 'node:crypto'
import { beginWitness } from '../src/core/db/copies.ts'
import { openWatched, type WatchedDatabase } from '../src/core/db/watched.ts'
import { systemClock } from '../src/core/system-clock.ts'

const random = (bytes: number) => randomBytes(bytes)
const placesOf = (file: string) => [`${file}.witness`, `${file}.outside.witness`]

/** Books as a shop has them: with sums of every page and a witness. */
export function openBenchBooks(file: string): WatchedDatabase {
  return openWatched(file, {
    places: placesOf(file),
    clock: systemClock(),
    random,
    tell: (event, cause) => {
      throw new Error(event, { cause })
    },
  })
}

/** For a file that was filled the quick way: the next opening takes it as it is. */
export function takeAsItIs(file: string): void {
  beginWitness(placesOf(file), random)
}
