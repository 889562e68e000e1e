/**
 * Loaded into the counter under test before anything else
 * (`node --import ./test/kill/failpoints.ts scripts/serve.ts`): patches the sources while they are
 * loaded, so that the counter can end itself in the middle of what it does.
 */
import { registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { armed } from './armed.ts'
import { mutantNamed } from './mutants.ts'
import { KillOrder, ORDER } from './order.ts'
import { patched, patches } from './patches.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const order = KillOrder.parse(JSON.parse(process.env[ORDER] ?? '{}'))
const all = [...patches, ...(order.mutant === null ? [] : mutantNamed(order.mutant).patches)]
const files = new Set(all.map(({ file }) => file))

Object.assign(globalThis, { killTest: armed(order) })

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.startsWith('file:')) return loaded
    const file = path.relative(ROOT, fileURLToPath(url)).split(path.sep).join('/')
    if (!files.has(file)) return loaded
    const { source } = loaded
    if (source === undefined || source === null) throw new Error(`${file} came without its text`)
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    return { ...loaded, source: patched(file, text, all) }
  },
})
