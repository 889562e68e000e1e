/**
 * `serve.ts` with what was compiled for it before: types are stripped and code is compiled once,
 * not at every start. JavaScript itself, for a program in TypeScript loads the compiler first.
 */
import { enableCompileCache } from 'node:module'
import path from 'node:path'

enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/compiled'))
await import('./serve.ts')
