import type { Sale } from '../../src/contract/schemas.ts'
import { hearHealth } from './gap.ts'
import type { Machine } from './machine.ts'
import type { Scene } from './scene.ts'

/** What other screens ask meanwhile. */
export function lookAround(scene: Scene, machine: Machine, { id }: Sale): void {
  void machine.ask(null, 'get', (client) => client.sales.get({ id }))
  void machine.ask(null, 'list', (client) => client.sales.list({ limit: 5 }))
  void hearHealth(scene, machine)
  void machine.ask(null, 'wallets', (client) => client.wallets.list())
  void machine.ask(null, 'providers', (client) => client.providers.list())
}
