import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findChromium, type Machine, provideChromium } from './find-chromium.mjs'

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\n'
const UBUNTU = 'ID=ubuntu\nID_LIKE=debian\n'
const FEDORA = 'ID=fedora\n'
const INSTALL = '-qq install -y --no-install-recommends chromium (noninteractive)'
const UPDATE = '-qq update (noninteractive)'
const NONE =
  'No Chromium was found for the tests. Install one (Debian: sudo apt-get install chromium; ' +
  'Ubuntu: sudo snap install chromium; Fedora: sudo dnf install chromium) or set CHROMIUM_PATH ' +
  'to the program.'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'machine-'))
  mkdirSync(path.join(root, 'usr/bin'), { recursive: true })
  mkdirSync(path.join(root, 'etc'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** Stands for Debian's installer, first on the path; it notes what it was asked. */
function aptGet(does: string): void {
  const program = `#!/bin/sh\necho "$* ($DEBIAN_FRONTEND)" >> ${root}/asked\n${does}\n`
  writeFileSync(path.join(root, 'usr/bin/apt-get'), program, { mode: 0o755 })
}
const chromium = () => path.join(root, 'usr/bin/chromium')
const installs = () => `printf '#!/bin/sh\n' > ${chromium()} && /bin/chmod +x ${chromium()}`
function asked(): string[] {
  const notes = path.join(root, 'asked')
  return existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []
}

function machine(release: string, uid: number | null = 0): Machine {
  writeFileSync(path.join(root, 'etc/os-release'), release)
  return { platform: 'linux', env: { PATH: path.join(root, 'usr/bin') }, uid, root }
}

// On Windows no shell would start the stand-in, and there is nothing to install with either.
if (process.platform !== 'win32') {
  describe('a machine without any browser', () => {
    it.each([
      ['Debian', DEBIAN],
      ['what comes from Debian', UBUNTU],
    ])('is given one by root on %s', (_, release) => {
      aptGet(installs())
      expect(findChromium(machine(release))).toBeNull()
      expect(provideChromium(machine(release))).toBe(chromium())
      expect(asked()).toEqual([INSTALL])
      // Once: afterwards it is there.
      expect(provideChromium(machine(release))).toBe(chromium())
      expect(asked()).toHaveLength(1)
    })

    it('is given one where the lists of packages have to be fetched first', () => {
      aptGet(`case "$*" in
      *update*) : > ${root}/lists ;;
      *) [ -e ${root}/lists ] && ${installs()} ;;
    esac`)
      expect(provideChromium(machine(DEBIAN))).toBe(chromium())
      expect(asked()).toEqual([INSTALL, UPDATE, INSTALL])
    })

    it('says what to install where Debian cannot, and tries no third time', () => {
      aptGet('exit 100')
      expect(() => provideChromium(machine(DEBIAN))).toThrow(NONE)
      expect(asked()).toEqual([INSTALL, UPDATE])
    })

    it('believes the program, not the word of the installer', () => {
      aptGet('exit 0')
      expect(() => provideChromium(machine(UBUNTU))).toThrow(NONE)
    })

    it.each([
      ['to one who is not root', DEBIAN, 1000],
      ['on another Linux', FEDORA, 0],
      ['where nobody has numbers', DEBIAN, null],
    ])('says what to install %s, and installs nothing', (_, release, uid) => {
      aptGet(installs())
      expect(() => provideChromium(machine(release, uid))).toThrow(NONE)
      expect(asked()).toEqual([])
    })

    it('says what to install on Windows', () => {
      aptGet(installs())
      const windows: Machine = { ...machine(DEBIAN), platform: 'win32', env: {} }
      const words =
        'No Chromium was found for the tests. ' +
        'Install Google Chrome, or set CHROMIUM_PATH to a Chromium.'
      expect(() => provideChromium(windows)).toThrow(words)
      expect(asked()).toEqual([])
    })
  })
}
