import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Page } from '@playwright/test'

export const ROOT = path.resolve(import.meta.dirname, '../..')

type ElectronModule = typeof import('electron')

/** The counter as it runs on a desktop: with Electron itself, or with the stand-in for it. */
export interface Desktop {
  readonly kind: 'electron' | 'stand-in'
  /** The counter's page. */
  readonly page: Page
  /** Runs a function in main, where `electron` is what main itself imported. */
  inMain<Answer, Words>(
    run: (electron: ElectronModule, words: Words) => Answer | Promise<Answer>,
    words: Words,
  ): Promise<Answer>
  /** Starts the program a second time beside this one. @returns its exit code */
  startAgain(args: readonly string[]): Promise<number | null>
  /** Everything main wrote to its terminal. */
  said(): string
  /** Settles with the exit code when the program has ended. */
  readonly ended: Promise<number | null>
  /** Ends what is left of it. */
  end(): Promise<void>
}

export interface DesktopOptions {
  /** Where the built counter lies: `main/`, `preload/` and `renderer/`. */
  readonly built: string
  /** The application's folder; the same one again is the same counter again. */
  readonly folder: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The stand-in only: run as if from an installer. */
  readonly packaged?: boolean
}

/** The exit code of a program that was started. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}
