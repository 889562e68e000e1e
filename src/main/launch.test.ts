import { describe, expect, it } from 'vitest'
import { refusedSwitches } from './launch.ts'

const noSwitch = () => false

describe('the command line of a shop’s build', () => {
  it.each([
    ['--inspect'],
    ['--inspect=0.0.0.0:9229'],
    ['--inspect-brk'],
    ['-inspect'],
    ['--remote-debugging-port=9222'],
    ['--remote-debugging-pipe'],
    ['--no-sandbox'],
    ['--disable-web-security'],
    ['--js-flags=--allow-natives-syntax'],
  ])('is refused with %s', (word) => {
    expect(refusedSwitches(true, ['FlexiCounter.exe', word], noSwitch)).toHaveLength(1)
  })

  it('is refused when Chromium has such a switch from elsewhere', () => {
    const hasSwitch = (name: string) => name === 'remote-debugging-port'
    expect(refusedSwitches(true, ['FlexiCounter.exe'], hasSwitch)).toEqual([
      'remote-debugging-port',
    ])
  })

  it('means nothing where it names a sale, a deep link or a file', () => {
    const argv = [
      'FlexiCounter.exe',
      'pos://resend?id=1',
      'C:\\inspect',
      '--original-process-start-time=1',
    ]
    expect(refusedSwitches(true, argv, noSwitch)).toEqual([])
  })

  it('is free while developing', () => {
    expect(refusedSwitches(false, ['electron', '.', '--inspect'], () => true)).toEqual([])
  })
})
