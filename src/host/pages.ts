import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

export interface Page {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The built renderer, read whole when the host starts: a build that runs meanwhile cannot take
 * half of it away, and since an address is looked up among the files that exist, no address leads
 * out of the folder.
 *
 * @param folder the built renderer, with its `index.html`
 * @returns the file for an address's path, or null
 * @throws when the folder holds no built renderer
 */
export function readPages(folder: string): (pathname: string) => Page | null {
  if (!existsSync(path.join(folder, 'index.html'))) {
    throw new Error(`no built page in ${folder}`)
  }
  const pages = new Map<string, Page>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[path.extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = path.join(entry.parentPath, entry.name)
    const pathname = `/${path.relative(folder, file).split(path.sep).join('/')}`
    // Names under assets/ carry a hash of their content; the page itself changes with every build.
    const cache = pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store'
    pages.set(pathname, {
      body: new Uint8Array(readFileSync(file)),
      headers: { 'content-type': type, 'cache-control': cache },
    })
  }
  return (pathname) => pages.get(pathname === '/' ? '/index.html' : pathname) ?? null
}
