import { z } from 'zod'
import { type Notices, NoticePort, type NoticesSave } from '../../contract/notices.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { WritableDb } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { KeptNotices } from './kept-notices.ts'
import type { TakeNotice } from './notices.ts'

/** What a host listens with. */
export interface Door {
  /** Hangs up on everybody; settles when the port is free again. */
  close(): Promise<void>
}

/** Begins to listen on 127.0.0.1. Null where the port cannot be had just now. */
export type OpenDoor = (
  at: { readonly port: number; readonly path: string },
  take: TakeNotice,
) => Promise<Door | null>

export interface DoorParts {
  readonly db: WritableDb
  readonly clock: Clock
  /** From a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array
  readonly changes: Changes
  readonly log: Pick<Log, 'warn'>
  readonly kept: Pick<KeptNotices, 'lastAt_ms'>
  readonly take: TakeNotice
  /** Null where the host cannot listen: it stays off, whatever the owner chose. */
  readonly openDoor: OpenDoor | null
}

/** The owner's word on where notices come in, and the door that is open by it. */
export interface NoticeDoor {
  get(): Notices
  /** @throws when the disk refuses; then the door stays as it was */
  save(words: NoticesSave): Promise<Notices>
  /** Opens it where the owner wants it open. */
  open(): Promise<void>
  /** Shuts it for good. */
  close(): Promise<void>
}

const USUAL_PORT = 47_810
/** Another program, or the books that are just being left, may give the port up. */
const AGAIN_ms = 15_000

const Chosen = z.object({
  enabled: z.boolean(),
  port: NoticePort,
  path: z.string().nullable(),
})
type Chosen = z.infer<typeof Chosen>

export function createNoticeDoor(parts: DoorParts): NoticeDoor {
  const chosen = createChosen(parts.db)
  const listening = createListening(parts, () => chosen.get())
  return {
    get: () => seen(chosen.get(), listening.standing(), parts),
    async save({ enabled, port, newPath = false }) {
      const before = chosen.get()
      const isNew = newPath || (enabled && before.path === null)
      chosen.keep({ enabled, port, path: isNew ? pathOf(parts.random(32)) : before.path })
      await listening.follow()
      parts.changes.tell('settings', 'notices')
      return seen(chosen.get(), listening.standing(), parts)
    },
    open: () => listening.follow(),
    close: () => listening.end(),
  }
}

function seen(
  { enabled, port, path }: Chosen,
  standing: Notices['standing'],
  { kept }: DoorParts,
): Notices {
  return { enabled, port, path, standing, lastAt_ms: kept.lastAt_ms() }
}

function pathOf(bytes: Uint8Array): string {
  return `/${Buffer.from(bytes).toString('base64url')}`
}

/** It lies among the settings, and goes along to no other books. */
function createChosen(db: WritableDb) {
  const row = db.read<[], { value: string }>(`SELECT value FROM setting WHERE key = 'notices'`)
  const write = db.change<[string]>(
    `INSERT INTO setting (key, value) VALUES ('notices', ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  return {
    get(): Chosen {
      const kept = row.get()
      if (!kept) return { enabled: false, port: USUAL_PORT, path: null }
      return Chosen.parse(JSON.parse(kept.value))
    },
    keep: (words: Chosen) => void db.write(() => write.run(JSON.stringify(words))),
  }
}

/** One thing after the other: whoever opens has first shut what was open before. */
function createListening({ clock, changes, log, take, openDoor }: DoorParts, get: () => Chosen) {
  let door: Door | null = null
  let isTaken = false
  let hasEnded = false
  let turn: Promise<void> = Promise.resolve()
  let callOff: () => void = () => undefined

  const shut = async (): Promise<void> => {
    callOff()
    isTaken = false
    await door?.close()
    door = null
  }
  const openAnew = async (): Promise<void> => {
    await shut()
    const { enabled, port, path } = get()
    if (hasEnded || !enabled || path === null || !openDoor) return
    door = await openDoor({ port, path }, take)
    if (door) return
    isTaken = true
    log.warn('notices-port-taken', { port })
    callOff = clock.after(AGAIN_ms, () => void tryAgain())
  }
  // What went wrong was told to whoever waited for it, and keeps nothing that comes after it.
  const follow = (): Promise<void> => (turn = turn.then(openAnew, openAnew))
  const tryAgain = async (): Promise<void> => {
    await follow()
    changes.tell('settings', 'notices')
  }
  return {
    standing: (): Notices['standing'] => (isTaken ? 'port-taken' : door ? 'listening' : 'off'),
    follow,
    end(): Promise<void> {
      hasEnded = true
      return (turn = turn.then(shut, shut))
    },
  }
}
