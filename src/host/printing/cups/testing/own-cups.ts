import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const CUPSD = '/usr/sbin/cupsd'
const START_ms = 30_000
const PROGRAMS = '/usr/lib/cups'
/** Nobody: CUPS gets no right that a test has not. */
const NOBODY = 65_534

/** True where a CUPS can be started. */
export const isCupsHere = [CUPSD, '/usr/bin/lp', '/usr/bin/lpstat', '/usr/bin/cancel'].every(
  (file) => existsSync(file),
)

/** A roll of paper behind a queue: a file a job, or none and no end where the paper is out. */
const ROLL = `#!/bin/sh
if [ $# -eq 0 ]; then echo 'direct roll "Unknown" "Roll of paper"'; exit 0; fi
place="\${DEVICE_URI#roll:}"
if [ -e "$place/no-paper" ]; then
  echo 'STATE: +media-empty-error' >&2
  exec sleep 60
fi
cat "\${6:--}" > "$place/part" && mv "$place/part" "$place/$1"
`

/** A printer on the network behind a queue, as CUPS' own backend `socket` has it. */
const NETWORK = `#!/bin/bash
if [ $# -eq 0 ]; then echo 'network net "Unknown" "A port of this computer"'; exit 0; fi
cat "\${6:--}" > "/dev/tcp/127.0.0.1/\${DEVICE_URI#net:}"
`

/** What stands behind a queue: the roll, a port, or nothing that takes jobs. */
export type Behind = 'roll' | 'closed' | number

/** A CUPS of a test's own: its settings, its spool, its socket; the computer's is not touched. */
export class OwnCups {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'cups-'))
  #program: ChildProcess | null = null

  get env(): Readonly<Record<string, string>> {
    return { CUPS_SERVER: this.#at('run/cups.sock') }
  }

  /** @param queues the first is the usual one */
  start(queues: Readonly<Record<string, Behind>>): void {
    for (const name of ['etc/ssl', 'bin/backend', 'bin/daemon', 'spool/tmp', 'cache', 'run']) {
      mkdirSync(this.#at(name), { recursive: true })
    }
    mkdirSync(this.#at('roll'))
    symlinkSync(path.join(PROGRAMS, 'daemon/cups-exec'), this.#at('bin/daemon/cups-exec'))
    writeFileSync(this.#at('bin/backend/roll'), ROLL, { mode: 0o755 })
    writeFileSync(this.#at('bin/backend/net'), NETWORK, { mode: 0o755 })
    writeFileSync(this.#at('etc/cupsd.conf'), this.#settings())
    writeFileSync(this.#at('etc/cups-files.conf'), this.#places())
    writeFileSync(this.#at('etc/printers.conf'), this.#queues(queues))
    const isRoot = process.getuid?.() === 0
    if (isRoot) this.#giveAway()
    this.#program = spawn(
      CUPSD,
      ['-f', '-c', this.#at('etc/cupsd.conf'), '-s', this.#at('etc/cups-files.conf')],
      { stdio: 'ignore', ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) },
    )
    const until_ms = performance.now() + START_ms
    while (!this.#isRunning) {
      if (performance.now() < until_ms && this.#program.exitCode === null) continue
      throw new Error(`CUPS does not start: ${readFileSync(this.#at('error.log'), 'utf8')}`)
    }
  }

  /** What came out, a job a piece, in their order. */
  get papers(): Buffer[] {
    return readdirSync(this.#at('roll'))
      .filter((name) => /^\d+$/u.test(name))
      .toSorted((one, other) => Number(one) - Number(other))
      .map((name) => readFileSync(this.#at('roll', name)))
  }

  takePaperOut(): void {
    writeFileSync(this.#at('roll/no-paper'), '')
  }

  async remove(): Promise<void> {
    const program = this.#program
    if (program && program.exitCode === null) {
      const ended = new Promise((resolve) => program.once('exit', resolve))
      program.kill()
      await ended
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** It takes requests. */
  get #isRunning(): boolean {
    const env = { ...process.env, ...this.env, LC_ALL: 'C' }
    return spawnSync('/usr/bin/lpstat', ['-r'], { env, encoding: 'utf8' }).stdout.includes(
      'is running',
    )
  }

  #at(...names: string[]): string {
    return path.join(this.#folder, ...names)
  }

  #settings(): string {
    const everybody = 'Order deny,allow\nAllow all'
    return [
      `Listen ${this.#at('run/cups.sock')}`,
      'Browsing No',
      'WebInterface No',
      'DefaultAuthType None',
      `<Location />\n${everybody}\n</Location>`,
      `<Policy default>\n<Limit All>\n${everybody}\n</Limit>\n</Policy>\n`,
    ].join('\n')
  }

  #places(): string {
    const places = {
      ServerRoot: 'etc',
      ServerBin: 'bin',
      CacheDir: 'cache',
      StateDir: 'run',
      RequestRoot: 'spool',
      TempDir: 'spool/tmp',
      AccessLog: 'access.log',
      ErrorLog: 'error.log',
      PageLog: 'page.log',
    }
    const lines = Object.entries(places).map(([name, place]) => `${name} ${this.#at(place)}`)
    return `${lines.join('\n')}\nDataDir /usr/share/cups\n`
  }

  #queues(queues: Readonly<Record<string, Behind>>): string {
    return Object.entries(queues)
      .map(([name, behind], nth) => {
        const kind = nth === 0 ? 'DefaultPrinter' : 'Printer'
        const device = typeof behind === 'number' ? `net:${behind}` : `roll:${this.#at('roll')}`
        return [
          `<${kind} ${name}>`,
          `DeviceURI ${device}`,
          `State ${behind === 'closed' ? 'Stopped' : 'Idle'}`,
          `Accepting ${behind === 'closed' ? 'No' : 'Yes'}`,
          'ErrorPolicy stop-printer',
          `</${kind}>\n`,
        ].join('\n')
      })
      .join('')
  }

  /** Everything in the folder, and it. */
  #giveAway(): void {
    chmodSync(this.#folder, 0o755)
    const inside = readdirSync(this.#folder, { recursive: true, encoding: 'utf8' })
    for (const name of ['.', ...inside]) {
      if (!name.endsWith('cups-exec')) chownSync(this.#at(name), NOBODY, NOBODY)
    }
  }
}
