/**
 * Starts the built main in plain Node: `node launch.ts <main> [arguments]`, with the address of a
 * Chromium in STAND_IN_BROWSER. The one module that is exchanged is `electron`.
 */
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [node = '', , main = '', ...rest] = process.argv
const endpoint = process.env['STAND_IN_BROWSER'] ?? ''
if (main === '' || endpoint === '') throw new Error('launch.ts needs a main and a browser')
// What main finds is what Electron would give it: the program, then its arguments.
process.argv = [node, path.resolve(main), ...rest]

const standIn = pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: standIn, format: 'module-typescript', shortCircuit: true }
  },
})

const { default: electron, app } = await import('./electron.ts')

type Asked = { id: number; source: string; words: unknown }

/** The test runs a function in main, as Playwright's own Electron driver lets it. */
process.on('message', (asked: Asked) => {
  const answer = async () => {
    // The source is the test's own, written in the spec beside this file.
    const run = new Function(`return (${asked.source})`)() as (e: object, w: unknown) => unknown
    return await run(electron, asked.words)
  }
  answer().then(
    (value) => process.send?.({ id: asked.id, value: value ?? null }),
    (cause: unknown) => process.send?.({ id: asked.id, failure: String(cause) }),
  )
})

await import(pathToFileURL(path.resolve(main)).href)
await app.begin(endpoint)
