import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Row } from './row.ts'

const BUILT = fileURLToPath(new URL('../out/renderer/', import.meta.url))

/** The JavaScript loaded before a counter can sell: what the page names, and what those import. */
export function benchRendererSize(): Row[] {
  const page = readFileSync(path.join(BUILT, 'index.html'), 'utf8')
  const first = [...page.matchAll(/(?:src|href)="(?:\.?\/)?([^"]+\.js)"/gu)].map(([, file]) => file)
  const loaded = new Map<string, number>()
  const load = (file: string): void => {
    if (loaded.has(file)) return
    const code = readFileSync(path.join(BUILT, file))
    loaded.set(file, gzipSync(code, { level: 9 }).byteLength)
    // Static imports only: what is imported on demand is not loaded at the start.
    const imports = code.toString().matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/gu)
    for (const [, next = ''] of imports) {
      load(path.posix.join(path.posix.dirname(file), next))
    }
  }
  for (const file of first) if (file !== undefined) load(file)
  const bytes = [...loaded.values()].reduce((sum, one) => sum + one, 0)
  return [
    {
      name: 'initial renderer JavaScript, gzip',
      value: bytes / 1_000,
      unit: 'kB',
      baseline: null,
      goal: '<= 350 kB',
    },
  ]
}
