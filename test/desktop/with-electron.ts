import { spawn } from 'node:child_process'
import { _electron } from '@playwright/test'
import { type Desktop, type DesktopOptions, exitOf, ROOT } from './desktop.ts'

/** Starts the built counter with Electron itself. */
export async function openWithElectron(program: string, options: DesktopOptions): Promise<Desktop> {
  // Electron's own sandbox does not run as root, as which tests in a container often do.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [ROOT, ...asRoot, `--data=${options.folder}`, ...(options.args ?? [])]
  const env: Record<string, string> = { ...options.env }
  for (const [name, value] of Object.entries(process.env)) env[name] ??= value ?? ''
  const electron = await _electron.launch({ executablePath: program, args, cwd: ROOT, env })
  const child = electron.process()
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      words += String(chunk)
    })
  }
  const page = await electron.firstWindow()
  await page.waitForLoadState()
  return {
    kind: 'electron',
    page,
    // As text, so that both drivers take the very same functions.
    inMain: (run, words) =>
      electron.evaluate(`(module) => (${String(run)})(module, ${JSON.stringify(words)})`),
    startAgain: (more) => exitOf(spawn(program, [...args, ...more], { cwd: ROOT, env })),
    said: () => words,
    ended: exitOf(child),
    async end() {
      if (child.exitCode === null) await electron.close()
    },
  }
}
