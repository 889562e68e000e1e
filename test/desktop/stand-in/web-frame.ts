import { z } from 'zod'
import { type CdpSession, unlessGone } from './cdp.ts'
import { trueAddress } from './addresses.ts'
import { INSIDE } from './preload-world.ts'
import { MessagePortMain, pack, type Parcel } from './ports.ts'

/** A frame as Chromium describes it. */
export const FrameFacts = z.object({
  id: z.string(),
  parentId: z.string().optional(),
  url: z.string(),
  securityOrigin: z.string(),
})
export type FrameFacts = z.infer<typeof FrameFacts>

/** What a frame asks of the contents it belongs to. */
export interface FrameTree {
  readonly cdp: CdpSession
  readonly schemes: ReadonlySet<string>
  frame(id: string): WebFrameMain | null
  childrenOf(id: string): WebFrameMain[]
  /** The preload's world in a frame; null when it has none. */
  worldOf(id: string): number | null
  adopt(port: MessagePortMain, frameId: string): number
}

/** Electron's WebFrameMain for one frame; like it, it throws once the frame is gone. */
export class WebFrameMain {
  readonly #tree: FrameTree
  #facts: FrameFacts
  #gone = false
  #coming = Promise.withResolvers<void>()

  constructor(tree: FrameTree, facts: FrameFacts) {
    this.#tree = tree
    this.#facts = facts
    this.#coming.resolve()
  }

  /** For the contents: another document is on its way into the frame. */
  awaits(): void {
    this.#coming.resolve()
    this.#coming = Promise.withResolvers()
  }

  /** For the contents: nothing is on its way any more. */
  awaitsNothing(): void {
    this.#coming.resolve()
  }

  /**
   * Chromium asks for the files of a document on one way and says on another that the frame shows
   * it. Until that is heard too, `origin` is the one of the document before.
   */
  get settled(): Promise<void> {
    return this.#coming.promise
  }

  /** For the contents: the frame shows another document now. */
  becomes(facts: FrameFacts): void {
    this.#facts = facts
    this.awaitsNothing()
  }

  /** For the contents: Chromium says whose origin the frame's scripts have. */
  hasOrigin(securityOrigin: string): void {
    this.#facts = { ...this.#facts, securityOrigin }
  }

  /** For the contents: the frame was taken out of the page. */
  end(): void {
    this.#gone = true
    this.awaitsNothing()
  }

  #alive(): FrameFacts {
    if (this.#gone) throw new Error('Render frame was disposed before WebFrameMain was accessed')
    return this.#facts
  }

  isDestroyed(): boolean {
    return this.#gone
  }

  get detached(): boolean {
    return this.#gone
  }

  get frameToken(): string {
    return this.#alive().id
  }

  get url(): string {
    return trueAddress(this.#alive().url, this.#tree.schemes)
  }

  get origin(): string {
    const { securityOrigin } = this.#alive()
    return securityOrigin === '://' ? 'null' : trueAddress(securityOrigin, this.#tree.schemes)
  }

  get parent(): WebFrameMain | null {
    const { parentId } = this.#alive()
    return parentId === undefined ? null : this.#tree.frame(parentId)
  }

  get frames(): WebFrameMain[] {
    return this.#tree.childrenOf(this.#alive().id)
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const { id } = this.#alive()
    const ports = transfer.map((port) => this.#tree.adopt(port, id))
    this.call('ipc', channel, pack(message), ports)
  }

  /** For the contents: calls into the preload's world. */
  call(what: 'ipc' | 'post' | 'close', ...words: (string | number | Parcel | number[])[]): void {
    const { id } = this.#alive()
    const contextId = this.#tree.worldOf(id)
    if (contextId === null) return
    const args = words.map((word) => JSON.stringify(word)).join(',')
    const expression = `globalThis.${INSIDE}?.${what}(${args})`
    void unlessGone(this.#tree.cdp.send('Runtime.evaluate', { expression, contextId }))
  }
}
