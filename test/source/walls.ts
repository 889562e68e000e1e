import type { SourceFile } from './files.ts'
import { globalUses } from './globals.ts'
import { type Import, importsOf, ourFile, packageName } from './imports.ts'
import { isCode, type Offence, type ParsedFile, parse } from './parse.ts'

/**
 * Places are beginnings of paths below `src`, so `core/db/` is a folder, `core/core.ts` a file and
 * `core/providers/http` every file that begins like this.
 */
type Places = readonly string[]

export interface Walls {
  /** A folder of `src`, and what of ours its files may import. Its own files always. */
  readonly layers: Readonly<Record<string, Places>>
  /** What a test beside the code may import besides. */
  readonly besideTests: Places
  /** A package or a module of Node, and where it may be imported. One not listed: nowhere. */
  readonly modules: Readonly<Record<string, Places>>
  /** Parts of a module that do none of the harm the module is walled in for. */
  readonly harmless: Readonly<Record<string, readonly string[]>>
  /** Within one layer: a folder, and the sibling folders it may import from. */
  readonly rooms: Readonly<Record<string, Rooms>>
  /** Globals that make a run differ. `crypto.*` is every member of crypto. */
  readonly globals: readonly ForbiddenGlobals[]
  /** SQL that only one place may write: the figures of the books have one writer each. */
  readonly writers: readonly { readonly sql: RegExp; readonly only: Places }[]
}

export interface Rooms {
  /** The files that may import anything of their layer: where things are wired. */
  readonly wiring: Places
  /**
   * Whose types a folder may know: beginnings of paths below the layer, where `.` stands for the
   * files directly in it. A folder that is not listed knows its own only.
   */
  readonly types: Readonly<Record<string, Places>>
  /** Whose functions a folder may call. */
  readonly values: Readonly<Record<string, Places>>
}

interface ForbiddenGlobals {
  readonly in: Places
  readonly but: Places
  readonly names: readonly string[]
}

/** What goes through a wall, or round in a circle. An empty list is a sound house. */
export function breaches(sources: readonly SourceFile[], walls: Walls): Offence[] {
  const files = sources.filter(isCode).map(parse)
  return [...files.flatMap((file) => fileBreaches(file, walls)), ...circles(files)]
}

function fileBreaches(file: ParsedFile, walls: Walls): Offence[] {
  const place = placeOf(file.path)
  const layer = place.split('/')[0] ?? ''
  if (!Object.hasOwn(walls.layers, layer)) return [file.offence(0, `is in no layer: ${layer}`)]
  return [
    ...importsOf(file).flatMap((entry) => {
      const why = importBreach(file, entry, walls)
      return why === null ? [] : [file.offence(entry.at, why)]
    }),
    ...globalBreaches(file, walls),
    ...writerBreaches(file, walls),
  ]
}

function placeOf(path: string): string {
  return path.replace(/^src\//u, '')
}

function within(place: string, places: Places): boolean {
  return places.some((beginning) => place.startsWith(beginning))
}

function isTest(place: string): boolean {
  return /\.test\.tsx?$/u.test(place) || place.includes('/testing/')
}

function importBreach(file: ParsedFile, entry: Import, walls: Walls): string | null {
  const { specifier } = entry
  if (specifier === null) return 'imports something computed'
  const ours = ourFile(file.path, specifier)
  const place = placeOf(file.path)
  if (ours === null) return moduleBreach(place, specifier, entry, walls)
  if (!ours.startsWith('src/')) {
    return ours.startsWith('resources/') || (isTest(place) && ours.startsWith('test/'))
      ? null
      : `imports ${ours}, which is not below src`
  }
  return layerBreach(place, placeOf(ours), entry, walls)
}

function moduleBreach(
  place: string,
  specifier: string,
  entry: Import,
  walls: Walls,
): string | null {
  const name = packageName(specifier)
  const { harmless } = walls
  const harmed = entry.names?.filter((imported) => !harmless[name]?.includes(imported))
  if (harmed?.length === 0) return null
  const places = Object.hasOwn(walls.modules, name) ? walls.modules[name] : undefined
  if (places && within(place, places)) return null
  if (isTest(place) && within(`test/${place}`, places ?? [])) return null
  return places ? `imports ${name}` : `imports ${name}, which has no place in the table`
}

function layerBreach(from: string, to: string, entry: Import, walls: Walls): string | null {
  if (isTest(to) && !isTest(from)) return `imports the test ${to}`
  const [layer = '', target = ''] = [from.split('/')[0], to.split('/')[0]]
  if (layer === target) return roomBreach(from, to, entry, walls.rooms[layer])
  const allowed = [...(walls.layers[layer] ?? []), ...(isTest(from) ? walls.besideTests : [])]
  return within(to, allowed) ? null : `imports ${to}`
}

function roomBreach(
  from: string,
  to: string,
  entry: Import,
  rooms: Rooms | undefined,
): string | null {
  const [own, other] = [roomOf(from), roomOf(to)]
  if (!rooms || own === other || isTest(from) || within(from, rooms.wiring)) return null
  // Files that stand in no room are the words the whole layer shares, except where it is wired.
  if (other === null) return within(to, rooms.wiring) ? `imports the wiring ${to}` : null
  const table = entry.kind === 'type' ? rooms.types : rooms.values
  const target = to.slice(to.indexOf('/') + 1)
  return within(target, table[own ?? '.'] ?? []) ? null : `imports ${entry.kind}s of ${to}`
}

/** `core/sales/submit.ts` → `sales`; null for a file directly in its layer. */
function roomOf(place: string): string | null {
  const [, room, ...rest] = place.split('/')
  return rest.length > 0 && room !== undefined ? room : null
}

function globalBreaches(file: ParsedFile, walls: Walls): Offence[] {
  const place = placeOf(file.path)
  const forbidden = walls.globals
    .filter((rule) => within(place, rule.in) && !within(place, rule.but) && !isTest(place))
    .flatMap((rule) => rule.names)
  return globalUses(file)
    .filter(({ name }) => forbidden.includes(name) || forbidden.includes(`${ownerOf(name)}.*`))
    .map(({ name, at }) => file.offence(at, `uses ${name}`))
}

function ownerOf(name: string): string {
  return name.split('.')[0] ?? name
}

function writerBreaches(file: ParsedFile, walls: Walls): Offence[] {
  const place = placeOf(file.path)
  if (isTest(place)) return []
  return walls.writers
    .filter(({ only }) => !within(place, only))
    .flatMap(({ sql }) => Array.from(file.text.matchAll(new RegExp(sql, 'giu'))))
    .map((match) => file.offence(match.index, `writes SQL of another: ${match[0]}`))
}

/** Files that import one another in a circle, types included. Each circle is told once. */
function circles(files: readonly ParsedFile[]): Offence[] {
  const known = new Map(files.map((file) => [file.path, importedFiles(file)]))
  const done = new Set<string>()
  const found: Offence[] = []
  const follow = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path)
    if (start !== -1) {
      const circle = [...way.slice(start), path].join(' → ')
      found.push({ path, line: 1, what: `goes round in a circle: ${circle}` })
    }
    if (start !== -1 || done.has(path)) return
    for (const next of known.get(path) ?? []) follow(next, [...way, path])
    done.add(path)
  }
  for (const path of known.keys()) follow(path, [])
  return found
}

function importedFiles(file: ParsedFile): string[] {
  return importsOf(file).flatMap(({ specifier }) => {
    const ours = specifier === null ? null : ourFile(file.path, specifier)
    return ours === null ? [] : [ours]
  })
}
