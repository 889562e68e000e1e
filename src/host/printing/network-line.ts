import type { Socket } from 'node:net'
import type { Clock } from '../../core/clock.ts'
import { Ear } from './ear.ts'
import type { Line } from './link.ts'
import type { Manners } from './manners.ts'

/**
 * A printer takes a few rows more many times a second, but the system tells of room only when a
 * third of what it holds itself is gone, which is some seconds of a slow head. One that takes
 * nothing for so long has no paper, an open cover, or is stuck.
 */
const STALL_ms = 15_000

/** So much at a time, so that a long piece that moves slowly is not taken for one that does not. */
const CHUNK_bytes = 4_096

/**
 * How long a printer has to close its side after ours. It does so when it has read everything: one
 * that never did would have no connection left for the next slip. Where the system still holds a
 * long paper for a slow head, that takes as long as it prints.
 */
const CLOSES_ms = 20_000
const NEVER_CLOSES_ms = 300

/** For what happened on the way to the last byte to come back. */
const SETTLES_ms = 100

/** What servers say of themselves that are no printers: mail, files, shells, pages. */
const BANNER = /^(?:SSH-|HTTP\/|220[ -]|\+OK|<!doctype|<html)/iu

/** @returns the line over a socket that is connected */
export function lineOver(socket: Socket, clock: Clock, manners: Manners): Line {
  const ear = new Ear(socket, clock)
  return {
    answers: true,
    async ask(question, answer_bytes, patience_ms) {
      if (question.length > 0) {
        ear.forget()
        await write(socket, question, clock, ear)
      }
      const answer = await ear.until(() => ear.take(answer_bytes), patience_ms)
      if (BANNER.test(ear.firstWords)) throw ear.lose('refused')
      return answer
    },
    async send(bytes) {
      for (let from = 0; from < bytes.length; from += CHUNK_bytes) {
        await write(socket, bytes.subarray(from, from + CHUNK_bytes), clock, ear)
      }
    },
    async end() {
      // One that closes on its own account has not read all: after our end that looks like manners.
      await ear.until(() => null, SETTLES_ms)
      socket.end()
      const never = manners.closes === false
      const closed = await ear.until(() => ear.ended || null, never ? NEVER_CLOSES_ms : CLOSES_ms)
      if (closed !== null) manners.closes = true
      else if (!never) {
        // It hangs, or it is one that never closes after all: then it is told so this once.
        manners.closes ??= false
        throw ear.lose('hangs')
      }
      socket.destroy()
    },
    drop() {
      ear.lose('stopped')
    },
  }
}

/** Settles when the system has taken it, which it does as the printer makes room. */
function write(socket: Socket, bytes: Uint8Array, clock: Clock, ear: Ear): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(STALL_ms, () => ear.lose('hangs'))
    socket.write(bytes, (error) => {
      callOff()
      if (error) reject(ear.lose('cut-off', error))
      else resolve()
    })
  })
}
