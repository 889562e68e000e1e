import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of the project as the walls and the habits are measured on it. */
export interface SourceFile {
  /** From the project's root, with forward slashes: `src/domain/money.ts`. */
  readonly path: string
  readonly text: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const written = /\.(?:[cm]?[jt]sx?|sql|css|html)$/u

/** Every file people wrote below these folders. A folder that does not exist yet has none. */
export function filesBelow(...folders: readonly string[]): SourceFile[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && folders.includes(entry.name))
    .flatMap((entry) =>
      readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true }),
    )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => written.test(path))
    .map(readSource)
}

/** The settings of the tools, which lie beside `package.json`. */
export function toolSettings(): SourceFile[] {
  return readdirSync(root)
    .filter((name) => /\.[cm]?[jt]s$/u.test(name))
    .map((name) => readSource(join(root, name)))
}

function readSource(path: string): SourceFile {
  return {
    path: relative(root, path).split(sep).join('/'),
    text: readFileSync(path, 'utf8'),
  }
}
