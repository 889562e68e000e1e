/**
 * Makes a checkout ready to run: installs the packages when they are missing or older than the
 * lock. It runs before every npm script, on whatever Node the machine has (18 and up), so it
 * imports nothing but Node itself. It speaks on stderr only: stdout belongs to the script that
 * follows, which may be promising one line of JSON there.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
/** The Node the project needs where it cannot bring its own. */
const NEEDED_NODE = 24
/** An install never takes this long; an older lock was left by one that was killed. */
const ABANDONED_ms = 20 * 60_000

class NotReady extends Error {}

function say(words) {
  process.stderr.write(`FlexiCounter: ${words}\n`)
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** What must be the same for an install to be still good: the lock, and the kind of machine. */
function wanted(root) {
  const lock = read(path.join(root, 'package-lock.json'))
  if (lock === null) throw new NotReady('package-lock.json is missing: clone the project again')
  const hash = createHash('sha256').update(lock.replaceAll('\r\n', '\n'))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

function stampOf(root) {
  return path.join(root, 'node_modules', '.flexicounter-ready')
}

/** The packages a lock names; null when the file is missing or was cut off half way. */
function packagesOf(file) {
  const text = read(file)
  if (text === null) return null
  try {
    return JSON.parse(text).packages ?? null
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

/** An install somebody made by hand is as good as ours when it holds exactly what the lock says. */
function matchesLock(root) {
  const there = packagesOf(path.join(root, 'node_modules', '.package-lock.json'))
  const asked = packagesOf(path.join(root, 'package-lock.json'))
  if (there === null || asked === null) return false
  for (const [name, entry] of Object.entries(asked)) {
    if (name === '' || entry.optional || entry.peer) continue
    if (there[name]?.version !== entry.version) return false
  }
  return Object.entries(there).every(([name, entry]) => asked[name]?.version === entry.version)
}

function isReady(root) {
  const hash = wanted(root)
  if (read(stampOf(root)) === hash) return true
  if (!matchesLock(root)) return false
  writeFileSync(stampOf(root), hash)
  return true
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // EPERM: it is there and belongs to somebody else.
    return cause.code === 'EPERM'
  }
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/**
 * Two terminals may start at once: one works, the other waits here for it.
 * @param {string} root the checkout
 * @param {string} what the work in one word, `installing` or `building`
 * @returns {() => void} to be called when the work is done
 */
export function takeTurn(root, what) {
  const turn = path.join(root, 'out', `${what}.lock`)
  mkdirSync(path.dirname(turn), { recursive: true })
  let told = false
  let cleared = false
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' })
      // Two may have cleared the same abandoned lock, the second of them the first one's new one.
      if (cleared) sleep(100)
      if (read(turn) === String(process.pid)) return () => rmSync(turn, { force: true })
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause
    }
    const holder = Number.parseInt(read(turn) ?? '', 10)
    const age_ms = Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    const left = Number.isInteger(holder) ? !alive(holder) : age_ms > 2_000
    if (left || age_ms > ABANDONED_ms) {
      rmSync(turn, { force: true })
      cleared = true
      continue
    }
    if (!told) say(`another window is ${what}; waiting for it …`)
    told = true
    sleep(300)
  }
}

/** npm as it was started, with the Node that started it: ours is about to be replaced. */
function npmCommand() {
  const cli = process.env.npm_execpath
  const node = process.env.npm_node_execpath ?? process.execPath
  if (cli && /\.c?js$/.test(cli) && existsSync(node)) return { command: node, args: [cli] }
  return process.platform === 'win32'
    ? { command: 'npm.cmd', args: [], shell: true }
    : { command: 'npm', args: [] }
}

/** Windows does not delete a program that is running, but lets it be moved aside. */
function moveRunningNodeAside(root) {
  const aside = path.join(root, 'out', 'node-before-install.exe')
  rmSync(aside, { force: true })
  const inside = path.relative(path.join(root, 'node_modules'), process.execPath)
  if (process.platform !== 'win32' || inside.startsWith('..') || path.isAbsolute(inside)) return
  renameSync(process.execPath, aside)
}

function install(root) {
  say('installing the packages (npm ci); this takes about half a minute …')
  moveRunningNodeAside(root)
  rmSync(stampOf(root), { force: true })
  const npm = npmCommand()
  // A shell with NODE_ENV=production would leave out the packages that build the counter.
  const include = ['--include=dev', '--include=optional']
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const args = [...npm.args, 'ci', '--ignore-scripts', ...include, ...quiet]
  // stdout of npm goes to stderr as well: see the head of this file.
  const run = spawnSync(npm.command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm.shell ?? false,
  })
  if (run.error) throw new NotReady(`npm could not be started (${run.error.message})`)
  if (run.status !== 0) {
    throw new NotReady(
      'the packages could not be installed (the reason stands above). Check the internet ' +
        'connection — behind a proxy: npm config set proxy http://… — then run the same again.',
    )
  }
  writeFileSync(stampOf(root), wanted(root))
  say('the packages are in place.')
}

/** Where no Node of ours exists for this machine, its own must be new enough. */
function checkNode(root) {
  const bin = path.join(root, 'node_modules', '.bin', 'node')
  if (existsSync(bin) || existsSync(`${bin}.cmd`)) return
  const major = Number.parseInt(process.versions.node, 10)
  if (major >= NEEDED_NODE) return
  const machine = `${process.platform} ${process.arch}`
  throw new NotReady(
    `this machine (${machine}) needs a Node of its own, ${NEEDED_NODE} or newer, and this is ` +
      `${process.versions.node}. Install it from nodejs.org and run the same again.`,
  )
}

/**
 * Installs what is missing; returns at once when nothing is.
 * @param {string} root the checkout
 * @throws when the packages cannot be installed or no fitting Node is there
 */
export function makeReady(root = ROOT) {
  if (!isReady(root)) {
    const done = takeTurn(root, 'installing')
    try {
      // Whoever waited finds the work done.
      if (!isReady(root)) install(root)
    } finally {
      done()
    }
  }
  checkNode(root)
}

const started = process.argv[1] ? pathToFileURL(realpathSync(process.argv[1])).href : ''
if (import.meta.url === started) {
  try {
    makeReady()
  } catch (cause) {
    if (!(cause instanceof NotReady)) throw cause
    say(cause.message)
    process.exitCode = 1
  }
}
