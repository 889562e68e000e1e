import path from 'node:path'
import { cpSync } from 'node:fs'
import { DatabaseRefused } from '../database.ts'
import type { Damage, Sets } from './damage.ts'
import { everyDamage } from './damages.ts'
import {
  bytesOf,
  closeFolder,
  contentOf,
  copyOf,
  type Folder,
  folderAt,
  identify,
  leaveFreePages,
  openFolder,
  sell,
} from './sets.ts'

const copied = (from: Folder, root: string): Folder => {
  cpSync(from.root, root, { recursive: true })
  return folderAt(root)
}

/** A shop of some dozens of sales, at several moments of its life. */
export async function makeSets(root: string): Promise<Sets> {
  const at = (name: string) => path.join(root, name)
  const shop = folderAt(at('shop'))
  let db = openFolder(shop)
  identify(db, 'real', 'SHOPAAAABBBBCCCC')
  for (let nth = 1; nth <= 20; nth += 1) sell(db, nth)
  await closeFolder(db)
  const older = copied(shop, at('older'))
  db = openFolder(shop)
  for (let nth = 21; nth <= 45; nth += 1) sell(db, nth)
  leaveFreePages(db)
  db.settle()
  for (let nth = 46; nth <= 50; nth += 1) sell(db, nth)
  const justBefore = copied(shop, at('just-before'))
  for (let nth = 51; nth <= 54; nth += 1) sell(db, nth)
  const cut = copied(shop, at('cut'))
  await closeFolder(db)
  const otherShop = await another(at('other-shop'), 'real', 'OTHERAAABBBBCCCC')
  const practice = await another(at('practice-books'), 'practice', 'PLAYAAAABBBBCCCC')
  return { closed: copied(shop, at('closed')), cut, older, justBefore, otherShop, practice }
}

/** Of another shop; its power went too, so that it has a log to be mistaken for ours. */
async function another(root: string, books: 'real' | 'practice', shop: string): Promise<Folder> {
  const folder = folderAt(`${root}-open`)
  const db = openFolder(folder)
  identify(db, books, shop)
  for (let nth = 1; nth <= 30; nth += 1) sell(db, nth)
  const cut = copied(folder, root)
  await closeFolder(db)
  return cut
}

export type Outcome =
  | { readonly kind: 'refused'; readonly code: DatabaseRefused['code'] }
  /** Opened, and stopped once the page was read in the background. */
  | { readonly kind: 'found' }
  /** Opened with everything in it: what was damaged held nothing. */
  | { readonly kind: 'harmless' }
  | { readonly kind: 'accepted' }

/** Does one damage to a copy and starts on it. */
async function tryOne(damage: Damage, sets: Sets, root: string, small_bytes?: number) {
  const folder = copyOf(sets[damage.to], path.join(root, 'damaged'))
  damage.do(folder, sets)
  const before = bytesOf(folder)
  const started = performance.now()
  const outcome = await start(folder, sets, small_bytes)
  const took_ms = performance.now() - started
  const isTouched = outcome.kind === 'refused' && bytesOf(folder) !== before
  return { outcome, took_ms, isTouched }
}

async function start(folder: Folder, sets: Sets, small_bytes?: number): Promise<Outcome> {
  try {
    const db = openFolder(folder, small_bytes)
    try {
      if ((await db.readThrough()) === 'damaged') return { kind: 'found' }
      // The cut set is the closed one a moment earlier: what stands in both is the same.
      return { kind: contentOf(db) === contentOfWhole(sets) ? 'harmless' : 'accepted' }
    } finally {
      await closeFolder(db)
    }
  } catch (cause) {
    if (cause instanceof DatabaseRefused) return { kind: 'refused', code: cause.code }
    throw cause
  }
}

const known = new WeakMap<Sets, string>()

function contentOfWhole(sets: Sets): string {
  const found = known.get(sets)
  if (found !== undefined) return found
  const folder = copied(sets.closed, `${sets.closed.root}-read`)
  const db = openFolder(folder)
  const content = contentOf(db)
  db.close()
  known.set(sets, content)
  return content
}

export interface CorpusReport {
  readonly tried: number
  /** Damages that nobody noticed, by name. */
  readonly accepted: readonly string[]
  /** Opened with everything in them: what was damaged holds nothing, or was mended. */
  readonly harmless: readonly string[]
  /** Refused, and yet a byte of the books was changed. */
  readonly touched: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly slowest_ms: number
}

export interface Trying {
  /** 0 tries them as books too large to be read whole at the start. */
  readonly small_bytes?: number
  readonly only?: (damage: Damage) => boolean
}

/** Does each damage to a copy of a shop's books, and starts on it. */
export async function tryCorpus(root: string, trying: Trying = {}): Promise<CorpusReport> {
  const sets = await makeSets(root)
  const named: Record<'accepted' | 'harmless' | 'touched', string[]> = {
    accepted: [],
    harmless: [],
    touched: [],
  }
  const counts: Record<string, number> = {}
  let slowest_ms = 0
  const damages = everyDamage().filter(trying.only ?? (() => true))
  for (const damage of damages) {
    const { outcome, took_ms, isTouched } = await tryOne(damage, sets, root, trying.small_bytes)
    const told = outcome.kind === 'refused' ? outcome.code : outcome.kind
    counts[told] = (counts[told] ?? 0) + 1
    slowest_ms = Math.max(slowest_ms, took_ms)
    if (outcome.kind === 'accepted' || outcome.kind === 'harmless') {
      named[outcome.kind].push(damage.name)
    }
    if (isTouched) named.touched.push(damage.name)
  }
  return { tried: damages.length, ...named, counts, slowest_ms }
}

/** The line that a run ends with. */
export function corpusLine({ tried, accepted, counts, slowest_ms }: CorpusReport): string {
  const told = Object.entries(counts).map(([what, count]) => `${what} ${count}`)
  return (
    `corpus: ${tried} silently accepted: ${accepted.length} ` +
    `(${told.toSorted().join(', ')}; slowest start ${Math.round(slowest_ms)} ms)`
  )
}
