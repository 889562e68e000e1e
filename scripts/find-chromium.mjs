/**
 * Finds a Chromium on this machine: `CHROMIUM_PATH`, then where Chromium, Chrome and Edge are
 * usually installed. It imports nothing but Node itself. Started by itself it prints the path.
 *
 * @typedef {import('./find-chromium.d.mts').Machine} Machine
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

/** @type {Machine} */
const thisMachine = {
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.() ?? null,
  root: '/',
}

/** @param {Machine} machine */
function usualPaths({ platform, env, root }) {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    const inside = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return inside.flatMap((end) => roots.map((root) => path.join(root, end)))
  }
  if (platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
  }
  const usual = ['usr/bin', 'usr/local/bin', 'snap/bin'].map((name) => path.join(root, name))
  const folders = [...usual, ...(env.PATH ?? '').split(':')]
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
 * @param {Machine} machine
 * @returns {string | null} the path of a Chromium, Chrome or Edge
 * @throws when CHROMIUM_PATH is set and nothing that runs is there
 */
export function findChromium(machine = thisMachine) {
  const told = machine.env.CHROMIUM_PATH
  if (!told) return usualPaths(machine).find(runs) ?? null
  if (runs(told)) return told
  throw new Error(`CHROMIUM_PATH says ${told}, but no program is there`)
}

/** @param {Machine} machine */
function isDebianRoot({ platform, uid, root }) {
  if (platform !== 'linux' || uid !== 0) return false
  const release = path.join(root, 'etc/os-release')
  if (!existsSync(path.join(root, 'usr/bin/apt-get')) || !existsSync(release)) return false
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync(release, 'utf8'))
}

/** @param {Machine} machine */
function aptGet(machine, ...args) {
  const env = { ...machine.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env })
  return run.status === 0
}

/**
 * Installs packages of Debian, as root there.
 * @param {string[]} names
 * @param {Machine} machine
 * @returns {boolean} false where it cannot be done
 */
export function installOnDebian(names, machine = thisMachine) {
  if (!isDebianRoot(machine)) return false
  process.stderr.write(`FlexiCounter: installing ${names.join(' and ')} for the tests …\n`)
  const install = () => aptGet(machine, 'install', '-y', '--no-install-recommends', ...names)
  // The package lists of a bare image are empty or old: the one retry after fetching them.
  return install() || (aptGet(machine, 'update') && install())
}

/** @param {Machine} machine */
function howToInstall({ platform }) {
  if (platform === 'linux') {
    return (
      'Install one (Debian: sudo apt-get install chromium; Ubuntu: sudo snap install chromium; ' +
      'Fedora: sudo dnf install chromium) or set CHROMIUM_PATH to the program.'
    )
  }
  return 'Install Google Chrome, or set CHROMIUM_PATH to a Chromium.'
}

/**
 * The browser the tests run in. As root on Debian it is installed when it is missing.
 * @param {Machine} machine
 * @returns {string} the path of the program
 * @throws with what to install, when there is none and none can be installed
 */
export function provideChromium(machine = thisMachine) {
  const found = findChromium(machine)
  if (found !== null) return found
  const installed = installOnDebian(['chromium'], machine) ? findChromium(machine) : null
  if (installed !== null) return installed
  throw new Error(`No Chromium was found for the tests. ${howToInstall(machine)}`)
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
