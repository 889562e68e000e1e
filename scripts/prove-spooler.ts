/**
 * On Windows, as an administrator: makes a printer whose port is a file, prints through the
 * counter's own way to a queue, and compares what came out byte by byte. The printer is taken away
 * again. The workflow for Windows runs it; it was written without one, and has not run yet.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { queuesOf } from '../src/host/printing/queues.ts'

/** Comes with Windows, and changes nothing of what is printed past it. */
const DRIVER = 'Generic / Text Only'
const NAME = 'FlexiCounter "roll" দোকান'
const SLIP = Uint8Array.from({ length: 50_000 }, (_, nth) => (nth * 7 + (nth >> 8)) & 0xff)
/** The spooler writes the file after it has said that it took the job. */
const PATIENCE_ms = 20_000

/** What it is told comes in its environment: no quoting of names with quotes. */
function powershell(script: string, env: Readonly<Record<string, string>>): void {
  const args = [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    `$ErrorActionPreference='Stop';${script}`,
  ]
  const run = spawnSync('powershell.exe', args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`${script}\n${run.stdout}${run.stderr}`)
}

async function print(): Promise<void> {
  const queues = queuesOf('win32')
  const found = (await queues?.find()) ?? []
  if (!found.some(({ name }) => name === NAME)) throw new Error('the printer is not found')
  const line = await queues?.link(NAME).open(new AbortController().signal)
  await line?.send(SLIP.subarray(0, 100))
  await line?.send(SLIP.subarray(100))
  await line?.end()
}

async function cameOut(file: string): Promise<boolean> {
  const until_ms = performance.now() + PATIENCE_ms
  while (performance.now() < until_ms) {
    if (existsSync(file) && readFileSync(file).equals(SLIP)) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}

const folder = mkdtempSync(path.join(tmpdir(), 'spooler-'))
const file = path.join(folder, 'roll.prn')
const names = { PRINTER: NAME, DRIVER, PORT: file }
try {
  powershell(
    'Add-PrinterDriver -Name $env:DRIVER; Add-PrinterPort -Name $env:PORT;' +
      'Add-Printer -Name $env:PRINTER -DriverName $env:DRIVER -PortName $env:PORT',
    names,
  )
  await print()
  const isSame = await cameOut(file)
  process.stdout.write(`through Windows' spooler: ${isSame ? 'byte for byte' : 'NOT the same'}\n`)
  if (!isSame) process.exitCode = 1
} finally {
  powershell(
    'Remove-Printer -Name $env:PRINTER -ErrorAction SilentlyContinue;' +
      'Remove-PrinterPort -Name $env:PORT -ErrorAction SilentlyContinue',
    names,
  )
  rmSync(folder, { recursive: true, force: true })
}
