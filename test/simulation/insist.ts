import type { Machine, Told } from './machine.ts'
import type { Client, Scene } from './scene.ts'

const TRIES = 12

/** What whoever tells the counter something needs. */
export interface Teller {
  readonly scene: Scene
  readonly machine: Machine
}

/** Some true time later. */
export function later(scene: Scene, delay_ms: number): Promise<void> {
  return new Promise((resolve) => {
    scene.world.after(delay_ms, resolve)
  })
}

/**
 * Tells the counter something under one and the same id until it answers: where the power went or
 * the disk refused, nobody knows whether it was booked, and it is told again.
 */
export async function insist<Value>(
  { scene, machine }: Teller,
  words: string,
  call: (client: Client) => Promise<Value>,
): Promise<Told<Value>> {
  let told: Told<Value> = { kind: 'silence' }
  for (let tries = 0; tries < TRIES; tries += 1) {
    told = await machine.ask(null, words, call)
    const isStored = told.kind === 'answer' || (told.kind === 'refused' && told.code !== FULL)
    if (isStored) break
    await later(scene, 15_000)
  }
  return told
}

const FULL = 'CANNOT_STORE'
