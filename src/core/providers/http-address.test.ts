import { describe, expect, it } from 'vitest'
import { isLoopbackAddress, isPublicAddress, namesThisMachine } from './http-address.ts'

describe('an address a name leads to (row 72)', () => {
  it.each([['8.8.8.8'], ['103.148.15.20'], ['2606:4700::6810:84e5'], ['64:ff9b::808:808']])(
    'may be a provider: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    ['127.0.0.1'],
    ['127.255.255.254'],
    ['0.0.0.0'],
    ['10.0.0.1'],
    ['100.64.0.1'],
    ['169.254.169.254'],
    ['172.16.0.1'],
    ['172.31.255.255'],
    ['192.168.1.1'],
    ['198.18.0.1'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['::'],
    ['::1'],
    ['::127.0.0.1'],
    ['::ffff:127.0.0.1'],
    ['::ffff:10.1.2.3'],
    ['64:ff9b::7f00:1'],
    ['64:ff9b::10.0.0.1'],
    ['2002:7f00:1::'],
    ['2002:c0a8:101::1'],
    ['fc00::1'],
    ['fd12:3456::1'],
    ['fe80::1'],
    ['fe80::1%eth0'],
    ['2606:4700::1%eth0'],
    ['ff02::1'],
    ['2001:db8::1'],
    ['provider.example'],
    [''],
  ])('is no provider: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it('is this machine only where it is', () => {
    expect(isLoopbackAddress('127.0.0.1')).toBe(true)
    expect(isLoopbackAddress('::1')).toBe(true)
    expect(isLoopbackAddress('10.0.0.1')).toBe(false)
    expect(isLoopbackAddress('localhost')).toBe(false)
  })
})

describe('the host of a base URL', () => {
  it('names this machine in three ways', () => {
    expect(['localhost', '127.0.0.1', '::1'].map(namesThisMachine)).toEqual([true, true, true])
  })

  it.each([['localhost.example.com'], ['127.0.0.1.nip.io'], ['10.0.0.1'], ['example.com']])(
    'names something else: %s',
    (host) => {
      expect(namesThisMachine(host)).toBe(false)
    },
  )
})
