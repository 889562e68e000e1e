/** `npm run dev`: the desktop app from its sources; what is edited is built and loaded anew. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { provideElectron } from './electron.ts'

const ROOT = path.dirname(import.meta.dirname)

const electron = await provideElectron(ROOT)
if ('missing' in electron) {
  process.stderr.write(
    `FlexiCounter: ${electron.missing}. Without it there is no reload: npm start builds what ` +
      'changed and opens the counter in a browser.\n',
  )
  process.exit(1)
}
const cli = path.join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
const args = [cli, 'dev', '--watch', ...process.argv.slice(2)]
// Electron, like Chromium, refuses its sandbox to root.
if (process.platform === 'linux' && process.getuid?.() === 0) args.push('--noSandbox')
const env = { ...process.env, ELECTRON_EXEC_PATH: electron.program }
const vite = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' })
// The terminal's Ctrl-C reaches both, other signals this one alone; it waits, so that nothing is
// left running.
process.on('SIGINT', () => undefined)
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => vite.kill(signal))
const [code] = await once(vite, 'close')
process.exitCode = typeof code === 'number' ? code : 1
