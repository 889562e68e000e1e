import { ipcMain, type IpcMainEvent, MessageChannelMain, type WebContents } from 'electron'
import { PORT_CHANNEL } from '../contract/channels.ts'
import type { Log } from '../core/log.ts'
import { Allowance } from './allowance.ts'
import { PortGuard } from './port-guard.ts'
import { refuseSender } from './sender.ts'

/** A page without a port asks for one every second; never faster than this for long. */
const ASKS = { burst: 10, perSecond: 1 } as const

export interface PortDesk {
  /** Which window's page may ask; null while there is none. */
  window(): WebContents | null
  pageOrigin: string
  /** Answers the calls that come through. */
  connect(port: PortGuard): void
  log: Log
}

const monotonic = () => performance.now()

/** Counts what was refused and says so at the first and then at every hundredth. */
function refusalsTo(log: Log): (why: string) => void {
  let refused = 0
  return (why) => {
    refused += 1
    if (refused === 1 || refused % 100 === 0) log.warn('port.refused', { why, refused })
  }
}

/**
 * Hands the counter's page its port, when the page asks and is what it says it is.
 * @returns the way to take the present port back (the page then asks for another)
 */
export function offerPorts(desk: PortDesk): () => void {
  const allowance = new Allowance(ASKS, monotonic())
  const refuse = refusalsTo(desk.log)
  let present: Electron.MessagePortMain | null = null

  const takeBack = () => {
    present?.close()
    present = null
  }

  const answer = (event: IpcMainEvent) => {
    const why = refuseSender(event, desk.window(), desk.pageOrigin)
    if (why !== null) return refuse(why)
    if (allowance.take(monotonic()) > 0) return refuse('too-often')
    takeBack()
    const { port1: ours, port2: theirs } = new MessageChannelMain()
    present = ours
    const guard = new PortGuard(ours, {
      monotonic,
      soon: (run) => setImmediate(run),
      later: (delay_ms, run) => setTimeout(run, delay_ms),
      flooded: (counts) => desk.log.warn('port.flooded', counts),
    })
    desk.connect(guard)
    ours.start()
    event.senderFrame?.postMessage(PORT_CHANNEL, null, [theirs])
    desk.log.info('port.opened')
  }

  ipcMain.on(PORT_CHANNEL, answer)
  return takeBack
}
