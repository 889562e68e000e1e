import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Machine } from './find-chromium.mjs'
import { provideCups } from './provide-cups.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'machine-'))
  for (const folder of ['usr/bin', 'usr/sbin', 'etc']) {
    mkdirSync(path.join(root, folder), { recursive: true })
  }
  writeFileSync(path.join(root, 'etc/os-release'), 'ID=debian\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function machine(uid: number): Machine {
  return { platform: 'linux', env: { PATH: path.join(root, 'usr/bin') }, uid, root }
}

/** Stands for Debian's installer, first on the path. */
function aptGet(does: string): void {
  const program = `#!/bin/sh\necho "$*" >> ${root}/asked\n${does}\n`
  writeFileSync(path.join(root, 'usr/bin/apt-get'), program, { mode: 0o755 })
}
const installs = () =>
  ['sbin/cupsd', 'bin/lp', 'bin/lpstat', 'bin/cancel']
    .map((program) => `: > ${root}/usr/${program}`)
    .join('\n')

// On Windows no shell would start the stand-in, and there is nothing to install with either.
if (process.platform !== 'win32') {
  describe('a machine without CUPS', () => {
    it('is given it by root on Debian, once', () => {
      aptGet(installs())
      expect(provideCups(machine(0))).toBeNull()
      expect(provideCups(machine(0))).toBeNull()
      expect(readFileSync(path.join(root, 'asked'), 'utf8')).toBe(
        '-qq install -y --no-install-recommends cups-daemon cups-client\n',
      )
    })

    it.each([
      ['of one who is not root', 1000, installs],
      ['where Debian has it not', 0, () => 'exit 100'],
    ])('is tested without it, and that is said: %s', (_what, uid, does) => {
      aptGet(does())
      expect(provideCups(machine(uid))).toContain('CUPS is not installed here')
    })
  })
}
