import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'
import { z } from 'zod'
import { buildWhatIsStale } from '../../scripts/build.ts'
import { findElectron } from '../../scripts/electron.ts'
import { takeTurn } from '../../scripts/ready.mjs'
import { type Desktop, type DesktopOptions, ROOT } from './desktop.ts'
import { openWithElectron } from './with-electron.ts'
import { openWithStandIn, watchStandInEnd } from './with-stand-in.ts'

/** Without a display Electron has nowhere to open a window. */
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const electron = hasDisplay ? findElectron(ROOT) : null

/** Which of the two these tests run against: Electron itself wherever it can run. */
export const kind: Desktop['kind'] = electron === null ? 'stand-in' : 'electron'

/** What a test says of the counter it opens; the rest is the same for all. */
type Opening = Omit<DesktopOptions, 'built'>

let built = path.join(ROOT, 'out')

export function openDesktop(opening: Opening): Promise<Desktop> {
  const options = { ...opening, built }
  return electron === null ? openWithStandIn(options) : openWithElectron(electron, options)
}

/** For a counter that must not open at all. @returns how it ended and what it said */
export function startAndWatchItEnd(
  opening: Opening,
): Promise<{ code: number | null; said: string }> {
  return watchStandInEnd({ ...opening, built })
}

/**
 * The stand-in runs a copy, so that whoever builds meanwhile takes nothing away under a test. It
 * lies in the project, where the one native module is found from.
 */
function copyOfBuilt(name: string): string {
  const copy = path.join(ROOT, 'out', `under-test-${name}`)
  const done = takeTurn(ROOT, 'building')
  for (const part of ['main', 'preload', 'renderer']) {
    cpSync(path.join(ROOT, 'out', part), path.join(copy, part), { recursive: true })
  }
  done()
  return copy
}

const Line = z.looseObject({ msg: z.string() })
export type Line = z.infer<typeof Line>

/** What the counter in this folder wrote to its log about one kind of event. */
export function logged(folder: string, event: string): Line[] {
  const file = path.join(folder, 'logs', 'desktop.log')
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => Line.parse(JSON.parse(line))).filter(({ msg }) => msg === event)
}

/** Waits until the log has such a line. */
export async function untilLogged(folder: string, event: string, atLeast = 1): Promise<Line[]> {
  // A busy machine writes late; whoever waits is told as soon as the line is there.
  const count = () => logged(folder, event).length
  await expect.poll(count, { timeout: 30_000 }).toBeGreaterThanOrEqual(atLeast)
  return logged(folder, event)
}

interface Fixtures {
  /** The application's folder; empty at first. */
  folder: string
  /** A counter in practice, as a fresh machine has it. */
  desktop: Desktop
}

export const test = base.extend<Fixtures, { built: string }>({
  built: [
    async ({ browserName: _browserName }, use, { parallelIndex }) => {
      buildWhatIsStale()
      if (kind === 'stand-in') built = copyOfBuilt(String(parallelIndex))
      await use(built)
      if (kind === 'stand-in') rmSync(built, { recursive: true, force: true })
    },
    { scope: 'worker', auto: true },
  ],
  folder: async ({ browserName: _browserName }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'counter-desktop-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  desktop: async ({ folder }, use) => {
    const desktop = await openDesktop({ folder })
    await use(desktop)
    await desktop.end()
  },
})

export { expect }
