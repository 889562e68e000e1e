import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { takeTurn } from './ready.mjs'

const ROOT = path.dirname(import.meta.dirname)

const ALL = ['main', 'preload', 'renderer'] as const
export type Part = (typeof ALL)[number]

/** What each built part is made from, and the file that shows that it is there. */
const PARTS: Record<Part, { readonly from: readonly string[]; readonly proof: string }> = {
  main: {
    from: ['domain', 'contract', 'core', 'sandbox', 'host', 'main'],
    proof: 'main/index.js',
  },
  preload: { from: ['contract', 'preload'], proof: 'preload/index.cjs' },
  renderer: { from: ['domain', 'contract', 'renderer'], proof: 'renderer/index.html' },
}
/** Made from by every part. */
const SHARED = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'resources']

const Stamp = z.object({ look: z.string(), content: z.string() })
type Stamp = z.infer<typeof Stamp>

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
  return path.join(root, 'out', `${part}.stamp.json`)
}

function readStamp(root: string, part: Part): Stamp | null {
  const file = stampFile(root, part)
  if (!existsSync(file) || !existsSync(path.join(root, 'out', PARTS[part].proof))) return null
  const text = readFileSync(file, 'utf8')
  // A stamp cut off by a power failure says nothing; the part is built again.
  return text.endsWith('}\n') ? (Stamp.safeParse(JSON.parse(text)).data ?? null) : null
}

function writeStamp(root: string, part: Part, stamp: Stamp): void {
  mkdirSync(path.join(root, 'out'), { recursive: true })
  writeFileSync(stampFile(root, part), `${JSON.stringify(stamp)}\n`)
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

/** All parts at once, or the page alone where nothing else is wanted. */
function build(root: string, wanted: readonly Part[]): void {
  const pageAlone = wanted.every((part) => part === 'renderer')
  const parts = pageAlone ? wanted : ALL
  const stamps = parts.map((part) => {
    const files = sourcesOf(root, part)
    return { part, stamp: { look: lookOf(files), content: contentOf(root, files) } }
  })
  const cli = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = pageAlone
    ? [path.join(root, 'scripts', 'build-page.ts')]
    : [cli, 'build', '--logLevel', 'warn']
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (run.error) throw run.error
  if (run.status !== 0) throw new Error(`the build failed\n${run.stdout}${run.stderr}`)
  // The sources as they were before: an edit made during the build is seen next time.
  for (const { part, stamp } of stamps) writeStamp(root, part, stamp)
}

/**
 * Builds what is older than its sources. Speaks on stderr only.
 * @param parts what the caller is about to use
 * @returns whether anything had to be built
 * @throws with the builder's own words when the build fails
 */
export function buildWhatIsStale(parts: readonly Part[] = ALL, root: string = ROOT): boolean {
  const fresh = () => parts.every((part) => isFresh(root, part))
  if (fresh()) return false
  const done = takeTurn(root, 'building')
  try {
    if (fresh()) return false
    process.stderr.write('FlexiCounter: building the counter …\n')
    build(root, parts)
    return true
  } finally {
    done()
  }
}

if (import.meta.main) buildWhatIsStale()
