import type * as Loopback from '../src/loopback/host.ts'
import { buildWhatIsStale, SERVED } from './build.ts'

const BUILT = new URL('../out/loopback/host.js', import.meta.url)

/** The host without a window and its page, built first where they are older than their sources. */
export async function builtHost(): Promise<typeof Loopback> {
  buildWhatIsStale(SERVED)
  return await import(BUILT.href)
}
