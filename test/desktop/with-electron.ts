import { spawn } from 'node:child_process'
import { _electron } from '@playwright/test'
import { type Desktop, type DesktopOptions, exitOf, ROOT } from './desktop.ts'

/** Starts the built counter with Electron itself. */
export async function openWithElectron(program: string, options: DesktopOptions): Promise<Desktop> {
  // Electron's own sandbox does not run as root, as which tests in a container often do.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [ROOT, ...asRoot, `--data=${options.folder}`, ...(options.args ?? [])]
  // Every variable that is there has a value; TypeScript cannot know it of `process.env`.
  const env = { ...process.env, ...options.env } as Record<string, string>
  const electron = await _electron.launch({ executablePath: program, args, cwd: ROOT, env })
  const child = electron.process()
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      words += String(chunk)
    })
  }
  const page = await electron.firstWindow()
  return {
    kind: 'electron',
    page,
    inMain: (run, arg) => electron.evaluate(run, arg),
    startAgain: (more) => exitOf(spawn(program, [...args, ...more], { cwd: ROOT, env })),
    said: () => words,
    ended: exitOf(child),
    end: () => electron.close(),
  }
}
