import { describe, expect, it } from 'vitest'
import { testDoor } from '../core/testing/notices.ts'
import type { NoticesChange } from '../sandbox/notices.ts'
import { practiceDoor } from './practice-door.ts'

const at = { port: 47_810, path: '/secret' }

function practising() {
  const told: NoticesChange[] = []
  const door = testDoor()
  const oracle = { notices: (change: NoticesChange) => void told.push(change) }
  return { told, door, open: practiceDoor(door.openDoor, { oracle }) }
}

describe('the door for notices, in practice', () => {
  it('is told to the practice provider for as long as it is open', async () => {
    const { told, door, open } = practising()
    const opened = await open(at, () => 'kept')
    expect([door.isOpen(), told]).toEqual([true, [{ url: 'http://127.0.0.1:47810/secret' }]])
    await opened?.close()
    expect([door.isOpen(), told.at(-1)]).toEqual([false, { url: null }])
  })

  it('is told to nobody where the port cannot be had', async () => {
    const { told, door, open } = practising()
    door.taken.add(at.port)
    expect(await open(at, () => 'kept')).toBeNull()
    expect(told).toEqual([])
  })

  it('is told to nobody in the real books', () => {
    const { openDoor } = testDoor()
    expect(practiceDoor(openDoor, null)).toBe(openDoor)
  })
})
