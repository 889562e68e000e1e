import type { Chance } from './chance.ts'
import type { Machine } from './machine.ts'
import type { Network } from './network.ts'
import type { Scene } from './scene.ts'

/** Nothing can be reached, so the sale waits for its next try; then the lid is closed. */
export function sleepOn({ world }: Scene, machine: Machine, network: Network, draw: Chance): void {
  network.closeAll(world.now_ms + draw.between(10, 60) * 1_000)
  world.after(draw.between(100, 9_000), () => {
    const sleep_ms = draw.between(2, 40) * 60_000
    machine.sleep(sleep_ms, draw.pick(['stands-still', 'goes-on']), draw.oneIn(2))
  })
}
