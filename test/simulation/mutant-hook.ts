/**
 * `node --import` this with SIMULATION_MUTANT in the environment, and the sources are loaded with
 * that bug in them. Nothing of it is in the shipped code.
 */
import { registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutants, type Patch, patched } from './mutants.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const name = process.env['SIMULATION_MUTANT']
const mutant = mutants.find((known) => known.name === name)
if (!mutant) throw new Error(`no such mutant: ${name}`)

const byFile = new Map<string, Patch[]>()
for (const patch of mutant.patches) {
  byFile.set(patch.file, [...(byFile.get(patch.file) ?? []), patch])
}

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.startsWith('file:')) return loaded
    const file = path.relative(ROOT, fileURLToPath(url)).replaceAll(path.sep, '/')
    const patches = byFile.get(file)
    if (!patches) return loaded
    const { source } = loaded
    if (source === null || source === undefined) throw new Error(`no text: ${file}`)
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    return { ...loaded, source: patches.reduce(patched, text) }
  },
})
