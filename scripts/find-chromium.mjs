/**
 * Finds a Chromium on this machine: `CHROMIUM_PATH`, then where Chromium, Chrome and Edge are
 * usually installed. It imports nothing but Node itself. Started by itself it prints the path.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

function usualPaths() {
  const env = process.env
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    const inside = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return inside.flatMap((end) => roots.map((root) => path.join(root, end)))
  }
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
  }
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env.PATH ?? '').split(':')]
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

function runs(file) {
  if (!existsSync(file)) return false
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch (cause) {
    if (cause.code === 'EACCES') return false
    throw cause
  }
}

/**
 * @returns {string | null} the path of a Chromium, Chrome or Edge
 * @throws when CHROMIUM_PATH is set and nothing that runs is there
 */
export function findChromium() {
  const told = process.env.CHROMIUM_PATH
  if (!told) return usualPaths().find(runs) ?? null
  if (runs(told)) return told
  throw new Error(`CHROMIUM_PATH says ${told}, but no program is there`)
}

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env })
  return run.status === 0
}

function howToInstall() {
  if (process.platform === 'linux') {
    return (
      'Install one (Debian: sudo apt-get install chromium; Ubuntu: sudo snap install chromium; ' +
      'Fedora: sudo dnf install chromium) or set CHROMIUM_PATH to the program.'
    )
  }
  return 'Install Google Chrome, or set CHROMIUM_PATH to a Chromium.'
}

/**
 * The browser the tests run in. As root on Debian it is installed when it is missing.
 * @returns {string} the path of the program
 * @throws with what to install, when there is none and none can be installed
 */
export function provideChromium() {
  const found = findChromium()
  if (found !== null) return found
  if (isDebianRoot()) {
    process.stderr.write('FlexiCounter: installing the chromium package for the tests …\n')
    // The package lists of a bare image are empty or old: the one retry after fetching them.
    const args = ['install', '-y', '--no-install-recommends', 'chromium']
    if (aptGet(...args) || (aptGet('update') && aptGet(...args))) {
      const installed = findChromium()
      if (installed !== null) return installed
    }
  }
  throw new Error(`No Chromium was found for the tests. ${howToInstall()}`)
}

const started = process.argv[1] ? pathToFileURL(realpathSync(process.argv[1])).href : ''
if (import.meta.url === started) {
  try {
    process.stdout.write(`${provideChromium()}\n`)
  } catch (cause) {
    process.stderr.write(`FlexiCounter: ${cause.message}\n`)
    process.exitCode = 1
  }
}
