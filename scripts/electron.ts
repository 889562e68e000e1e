import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'

const KNOCK_ms = 3_000
/** About 110 MB: a slower line than this is better served with the browser window. */
const FETCH_ms = 5 * 60_000

type Env = Readonly<Record<string, string | undefined>>

/**
 * Electron's program, if it is installed. The package is not imported for this: importing it in
 * Node begins a download.
 */
export function findElectron(root: string, env: Env = process.env): string | null {
  const folder = path.join(root, 'node_modules', 'electron')
  const name = path.join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist')
  const program = path.join(dist, readFileSync(name, 'utf8').trim())
  return existsSync(program) ? program : null
}

export type Electron =
  | { readonly program: string }
  /** Why there is none, as the end of a sentence. */
  | { readonly missing: string }

/** Electron's program, fetched once where that is possible in a short while. */
export async function provideElectron(root: string, env: Env = process.env): Promise<Electron> {
  const there = findElectron(root, env)
  if (there !== null) return { program: there }
  if (env['CI']) return { missing: 'Electron is not installed, and is not fetched in CI' }
  const source = downloadHost(env)
  if (!(await answers(source, env))) {
    return { missing: `Electron is not installed and cannot be fetched: ${source} does not answer` }
  }
  process.stderr.write('FlexiCounter: fetching Electron, about 110 MB, this once …\n')
  const installer = path.join(root, 'node_modules', 'electron', 'install.js')
  const fetching = spawn(process.execPath, [installer], { env, stdio: 'ignore', timeout: FETCH_ms })
  await once(fetching, 'close')
  const fetched = findElectron(root, env)
  return fetched === null
    ? { missing: 'Electron is not installed and could not be fetched' }
    : { program: fetched }
}

/** Where the installer would fetch from: a mirror, if one is set. */
function downloadHost(env: Env): string {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? ''
  return URL.canParse(mirror) ? new URL(mirror).host : 'github.com'
}

/** A knock at the door: without it a closed network would cost minutes of waiting. */
async function answers(host: string, env: Env): Promise<boolean> {
  // Behind a proxy nothing can be known without asking it; the fetch itself then decides.
  if (env['HTTPS_PROXY'] ?? env['https_proxy']) return true
  const [name, port = '443'] = host.split(':')
  const socket = connect({ host: name ?? host, port: Number(port), timeout: KNOCK_ms })
  const answered = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('timeout', () => resolve(false))
    socket.once('error', () => resolve(false))
  })
  socket.destroy()
  return answered
}
