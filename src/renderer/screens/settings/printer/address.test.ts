import { describe, expect, it } from 'vitest'
import { readAddress, writtenAddress } from './address.ts'

const read = (typed: string) => {
  const result = readAddress(typed)
  return result.ok ? `${result.value.host} ${result.value.port}` : result.problem
}

describe('the address of a printer on the network', () => {
  it('is four numbers or a name, with the usual port where none is typed', () => {
    expect(read('192.168.0.50')).toBe('192.168.0.50 9100')
    expect(read(' 192.168.0.50:9101 ')).toBe('192.168.0.50 9101')
    expect(read('printer-1.local')).toBe('printer-1.local 9100')
  })

  it('is taken in Bangla digits', () => {
    expect(read('১৯২.১৬৮.০.৫০:৯১০০')).toBe('192.168.0.50 9100')
  })

  it('is written back without the usual port', () => {
    for (const typed of ['192.168.0.50', 'till:515']) {
      const result = readAddress(typed)
      expect(result.ok && writtenAddress(result.value)).toBe(typed)
    }
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['http://192.168.0.50', 'scheme'],
    ['//server/share', 'scheme'],
    ['192.168.0', 'numbers'],
    ['192.168.0.256', 'numbers'],
    ['192.168..50', 'numbers'],
    ['1234', 'numbers'],
    ['192.168.0.50:', 'port'],
    ['192.168.0.50:0', 'port'],
    ['192.168.0.50:70000', 'port'],
    ['192.168.0.50:lp', 'port'],
    ['fe80::1', 'port'],
    ['প্রিন্টার', 'characters'],
    ['my printer', 'characters'],
    ['-till', 'characters'],
    ['till"; rm', 'characters'],
    [':9100', 'characters'],
  ])('is refused with what to do where it is none: %s', (typed, problem) => {
    expect(read(typed)).toBe(problem)
  })
})
