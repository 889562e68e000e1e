import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import path from 'node:path'
import { z } from 'zod'

const Second = z.object({ argv: z.array(z.string()), cwd: z.string() })
type Second = z.infer<typeof Second>

function holds(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

/**
 * Electron's lock: one a user-data folder. The holder listens; whoever comes second says its
 * command line there.
 */
export class InstanceLock {
  /** Settles when a second instance has been able to say what it had to. */
  told: Promise<void> = Promise.resolve()

  take(folder: string, heard: (second: Second) => void): boolean {
    mkdirSync(folder, { recursive: true })
    const lock = path.join(folder, 'stand-in.lock')
    const place = path.join(folder, 'stand-in.sock')
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
    if (holder > 0 && holder !== process.pid && holds(holder)) {
      this.told = this.#tell(place)
      return false
    }
    writeFileSync(lock, String(process.pid))
    rmSync(place, { force: true })
    const server = createServer((socket) => {
      let words = ''
      socket.on('data', (chunk) => {
        words += chunk.toString()
      })
      socket.on('end', () => heard(Second.parse(JSON.parse(words))))
    })
    server.listen(place)
    server.unref()
    return true
  }

  #tell(place: string): Promise<void> {
    const second: Second = { argv: process.argv, cwd: process.cwd() }
    return new Promise((resolve, reject) => {
      const socket = createConnection(place, () => socket.end(JSON.stringify(second)))
      socket.on('close', () => resolve())
      socket.on('error', reject)
    })
  }
}
