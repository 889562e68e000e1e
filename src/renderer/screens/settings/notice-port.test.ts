import { describe, expect, it } from 'vitest'
import { portOf } from './notice-port.ts'

describe('the port for notices as an owner types it', () => {
  it.each([
    ['47810', 47_810],
    [' 1024 ', 1_024],
    ['65535', 65_535],
    ['৪৭৮১০', 47_810],
  ])('is taken: %s', (typed, port) => {
    expect(portOf(typed)).toBe(port)
  })

  it.each(['', '1023', '65536', '99999', '100000', '80', '-4000', '4e4', '0x50', '47 810', 'port'])(
    'is none: %s',
    (typed) => {
      expect(portOf(typed)).toBeNull()
    },
  )
})
