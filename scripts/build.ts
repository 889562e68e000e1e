import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { takeTurn } from './ready.mjs'

const ROOT = path.dirname(import.meta.dirname)

export type Part = 'main' | 'preload' | 'renderer' | 'loopback'

/** What the desktop program is made of. */
const DESKTOP: readonly Part[] = ['main', 'preload', 'renderer']
/** What the counter in a browser is made of. */
export const SERVED: readonly Part[] = ['renderer', 'loopback']
const ALL: readonly Part[] = [...DESKTOP, 'loopback']

/** What each built part is made from, and the file that shows that it is there. */
const PARTS: Record<Part, { readonly from: readonly string[]; readonly proof: string }> = {
  main: {
    from: ['domain', 'contract', 'core', 'sandbox', 'host', 'main'],
    proof: 'main/index.js',
  },
  preload: { from: ['contract', 'preload'], proof: 'preload/index.cjs' },
  renderer: { from: ['domain', 'contract', 'renderer'], proof: 'renderer/index.html' },
  loopback: {
    from: ['domain', 'contract', 'core', 'sandbox', 'host', 'loopback'],
    proof: 'loopback/host.js',
  },
}
/** Made from by every part. */
const SHARED = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'resources']

interface Stamp {
  readonly look: string
  readonly content: string
}

/** A line each, and nothing else: a stamp cut off by a power failure says nothing. */
const STAMP = /^(?<look>[0-9a-f]{64})\n(?<content>[0-9a-f]{64})\n$/u

function filesUnder(place: string): string[] {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
}

function sourcesOf(root: string, part: Part): string[] {
  const folders = PARTS[part].from.map((folder) => path.join(root, 'src', folder))
  const shared = SHARED.map((name) => path.join(root, name))
  return [...shared, ...folders].flatMap(filesUnder)
}

/** Names, sizes and times: enough to know in a few milliseconds that nothing was touched. */
function lookOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function contentOf(root: string, files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function stampFile(root: string, part: Part): string {
  return path.join(root, 'out', `${part}.stamp`)
}

function readStamp(root: string, part: Part): Stamp | null {
  const file = stampFile(root, part)
  if (!existsSync(file) || !existsSync(path.join(root, 'out', PARTS[part].proof))) return null
  const { look, content } = STAMP.exec(readFileSync(file, 'utf8'))?.groups ?? {}
  return look && content ? { look, content } : null
}

function writeStamp(root: string, part: Part, stamp: Stamp): void {
  mkdirSync(path.join(root, 'out'), { recursive: true })
  writeFileSync(stampFile(root, part), `${stamp.look}\n${stamp.content}\n`)
}

/** True when what is built was built from exactly the sources that are there now. */
function isFresh(root: string, part: Part): boolean {
  const stamp = readStamp(root, part)
  if (stamp === null) return false
  const files = sourcesOf(root, part)
  const look = lookOf(files)
  if (stamp.look === look) return true
  const content = contentOf(root, files)
  if (stamp.content !== content) return false
  // Touched, not changed (a checkout, a copy): next time a look is enough again.
  writeStamp(root, part, { look, content })
  return true
}

function run(root: string, parts: readonly Part[], args: readonly string[]): void {
  // The sources as they were before: an edit made during the build is seen next time.
  const stamps = parts.map((part) => {
    const files = sourcesOf(root, part)
    return { part, stamp: { look: lookOf(files), content: contentOf(root, files) } }
  })
  // What is half built says so: it has no stamp.
  for (const part of parts) rmSync(stampFile(root, part), { force: true })
  const ran = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (ran.error) throw ran.error
  if (ran.status !== 0) throw new Error(`the build failed\n${ran.stdout}${ran.stderr}`)
  for (const { part, stamp } of stamps) {
    toDisk(path.join(root, 'out', part))
    writeStamp(root, part, stamp)
  }
}

/** A stamp that outlived a power cut must not speak of files that did not. */
function toDisk(folder: string): void {
  for (const file of filesUnder(folder)) {
    const open = openSync(file, 'r+')
    fsyncSync(open)
    closeSync(open)
  }
}

/** The desktop program is built whole; what is served, a part at a time. */
function build(root: string, stale: readonly Part[]): void {
  const whole = stale.some((part) => !SERVED.includes(part))
  if (whole) {
    const cli = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    run(root, DESKTOP, [cli, 'build', '--logLevel', 'warn'])
  }
  const rest = whole ? stale.filter((part) => !DESKTOP.includes(part)) : stale
  if (rest.length === 0) return
  run(root, rest, [path.join(root, 'scripts', 'build-served.ts'), ...rest])
}

/**
 * Builds what is older than its sources. Speaks on stderr only.
 * @param parts what the caller is about to use
 * @returns whether anything had to be built
 * @throws with the builder's own words when the build fails
 */
export function buildWhatIsStale(parts: readonly Part[] = ALL, root: string = ROOT): boolean {
  const isStale = (part: Part) => !isFresh(root, part)
  if (!parts.some(isStale)) return false
  const done = takeTurn(root, 'building')
  try {
    const stale = parts.filter(isStale)
    if (stale.length === 0) return false
    process.stderr.write('FlexiCounter: building the counter …\n')
    build(root, stale)
    return true
  } finally {
    done()
  }
}

if (import.meta.main) buildWhatIsStale()
