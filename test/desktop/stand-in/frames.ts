import { z } from 'zod'
import type { CdpSession } from './cdp.ts'
import type { MessagePortMain, Parcel } from './ports.ts'
import { BINDING, WORLD } from './preload-world.ts'
import { FrameFacts, type FrameTree, WebFrameMain } from './web-frame.ts'

type Said =
  | { channel: string; words: Parcel[] }
  | { port: number; parcel: Parcel }
  | { gone: number }

type NearEnd = { frameId: string; arrived(parcel: Parcel): void; gone(): void }

/** The frames of one page, the preload's world in each, and the ports that lead into them. */
export class Frames implements FrameTree {
  readonly cdp: CdpSession
  readonly schemes: ReadonlySet<string>
  readonly #frames = new Map<string, WebFrameMain>()
  readonly #parents = new Map<string, string | undefined>()
  readonly #worlds = new Map<string, number>()
  readonly #ports = new Map<number, NearEnd>()
  readonly #heard: (frame: WebFrameMain, channel: string, words: Parcel[]) => void
  #nextPort = 1

  constructor(
    cdp: CdpSession,
    schemes: ReadonlySet<string>,
    heard: (frame: WebFrameMain, channel: string, words: Parcel[]) => void,
  ) {
    this.cdp = cdp
    this.schemes = schemes
    this.#heard = heard
    cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.#put({ id: frameId, parentId: parentFrameId, url: '', securityOrigin: '://' })
    })
    cdp.on('Page.frameNavigated', ({ frame }) => this.#put(frame))
    cdp.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.#drop(frameId)
    })
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId, isDefault } = context.auxData
      if (context.name === WORLD) this.#worlds.set(frameId, context.id)
      // A frame that was never navigated, such as an empty iframe, has its parent's origin.
      else if (isDefault) this.frame(frameId)?.hasOrigin(context.origin)
    })
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      for (const [frameId, world] of this.#worlds) {
        if (world === executionContextId) this.#leave(frameId)
      }
    })
    cdp.on('Runtime.executionContextsCleared', () => {
      for (const frameId of this.#worlds.keys()) this.#leave(frameId)
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) this.#said(JSON.parse(payload), executionContextId)
    })
  }

  /** Puts the frames there are now in place. @returns the main one */
  async begin(): Promise<WebFrameMain> {
    const { frameTree } = await this.cdp.send('Page.getFrameTree')
    // A page that was just made has only the main one.
    return this.#put(z.object({ frame: FrameFacts }).parse(frameTree).frame)
  }

  frame(id: string): WebFrameMain | null {
    return this.#frames.get(id) ?? null
  }

  childrenOf(id: string): WebFrameMain[] {
    return [...this.#parents]
      .filter(([, parentId]) => parentId === id)
      .flatMap(([child]) => this.frame(child) ?? [])
  }

  worldOf(id: string): number | null {
    return this.#worlds.get(id) ?? null
  }

  adopt(port: MessagePortMain, frameId: string): number {
    const id = this.#nextPort++
    const far = {
      post: (parcel: Parcel) => this.frame(frameId)?.call('post', id, parcel),
      close: () => this.frame(frameId)?.call('close', id),
    }
    this.#ports.set(id, { frameId, ...port.transferTo(far) })
    return id
  }

  /** The page is gone as a whole: closed, or its renderer died. */
  end(): void {
    for (const frameId of this.#frames.keys()) this.#leave(frameId)
  }

  #put(facts: FrameFacts): WebFrameMain {
    const there = this.#frames.get(facts.id)
    if (there !== undefined) {
      there.becomes(facts)
      return there
    }
    const frame = new WebFrameMain(this, facts)
    this.#frames.set(facts.id, frame)
    this.#parents.set(facts.id, facts.parentId)
    return frame
  }

  #drop(frameId: string): void {
    this.#leave(frameId)
    this.frame(frameId)?.end()
    this.#frames.delete(frameId)
    this.#parents.delete(frameId)
  }

  /** A document went away: every port that led into it is disconnected. */
  #leave(frameId: string): void {
    this.#worlds.delete(frameId)
    for (const [id, port] of this.#ports) {
      if (port.frameId !== frameId) continue
      this.#ports.delete(id)
      port.gone()
    }
  }

  #said(said: Said, contextId: number): void {
    const [frameId] = [...this.#worlds].find(([, world]) => world === contextId) ?? []
    const frame = frameId === undefined ? null : this.frame(frameId)
    // The last words of a page that is gone already reach nobody.
    if (frame === null) return
    if ('channel' in said) this.#heard(frame, said.channel, said.words)
    else if ('port' in said) this.#ports.get(said.port)?.arrived(said.parcel)
    else {
      this.#ports.get(said.gone)?.gone()
      this.#ports.delete(said.gone)
    }
  }
}
