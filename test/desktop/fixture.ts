import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'
import { z } from 'zod'
import { buildWhatIsStale } from '../../scripts/build.ts'
import { findElectron } from '../../scripts/electron.ts'
import { type Desktop, type DesktopOptions, ROOT } from './desktop.ts'
import { openWithElectron } from './with-electron.ts'
import { openWithStandIn } from './with-stand-in.ts'

const electron = findElectron(ROOT)

/** Which of the two these tests run against: Electron itself wherever its binary is. */
export const kind: Desktop['kind'] = electron === null ? 'stand-in' : 'electron'

export function openDesktop(options: DesktopOptions): Promise<Desktop> {
  return electron === null ? openWithStandIn(options) : openWithElectron(electron, options)
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
  await expect.poll(() => logged(folder, event).length).toBeGreaterThanOrEqual(atLeast)
  return logged(folder, event)
}

interface Fixtures {
  /** The application's folder; empty at first. */
  folder: string
  /** A counter in practice, as a fresh machine has it. */
  desktop: Desktop
}

export const test = base.extend<Fixtures, { built: boolean }>({
  built: [
    async ({ browserName: _browserName }, use) => {
      await use(process.env['SKIP_BUILD'] ? false : buildWhatIsStale())
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
