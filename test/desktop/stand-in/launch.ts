/**
 * Starts the built main in plain Node: `node launch.ts <main> [arguments]`, with the address of a
 * Chromium in STAND_IN_BROWSER. The one module that is exchanged is `electron`.
 */
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'

const [node = '', , main = '', ...rest] = process.argv
const endpoint = process.env['STAND_IN_BROWSER'] ?? ''
if (main === '' || endpoint === '') throw new Error('launch.ts needs a main and a browser')
// What main finds is what Electron would give it: the program, then its arguments.
process.argv = [node, path.resolve(main), ...rest]

const STAND_IN = 'stand-in:electron'
const file = JSON.stringify(pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href)
const source = `export * from ${file}; export { electron as default } from ${file}`
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: STAND_IN, format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (url !== STAND_IN) return next(url, context)
    return { source, format: 'module', shortCircuit: true }
  },
})

const { app, electron } = await import('./electron.ts')

type Asked = { id: number; source: string; words: unknown }

/** The test runs a function in main, as Playwright's own Electron driver lets it. */
process.on('message', (asked: Asked) => {
  const answer = async () => {
    // The source is the test's own, written in the spec beside this folder.
    const run: (module: object, words: unknown) => unknown = runInThisContext(`(${asked.source})`)
    return JSON.stringify((await run(electron, asked.words)) ?? null)
  }
  answer().then(
    (json) => process.send?.({ id: asked.id, json }),
    (cause: unknown) => process.send?.({ id: asked.id, failure: String(cause) }),
  )
})

await import(pathToFileURL(path.resolve(main)).href)
await app.begin(endpoint)
