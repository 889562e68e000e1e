import { describe, expect, it } from 'vitest'
import { usualFolder, type Machine } from './usual-folder.ts'

describe('where the books lie when nobody says otherwise', () => {
  it.each<[Machine, string]>([
    [
      { platform: 'win32', env: { APPDATA: 'C:\\Users\\Rahim\\AppData\\Roaming' }, home: 'C:\\x' },
      'C:\\Users\\Rahim\\AppData\\Roaming\\FlexiCounter',
    ],
    [
      { platform: 'win32', env: {}, home: 'C:\\Users\\Rahim' },
      'C:\\Users\\Rahim\\AppData\\Roaming\\FlexiCounter',
    ],
    [
      { platform: 'darwin', env: {}, home: '/Users/rahim' },
      '/Users/rahim/Library/Application Support/FlexiCounter',
    ],
    [{ platform: 'linux', env: {}, home: '/u/rahim' }, '/u/rahim/.local/share/FlexiCounter'],
    [
      { platform: 'linux', env: { XDG_DATA_HOME: '/disk/share' }, home: '/u/rahim' },
      '/disk/share/FlexiCounter',
    ],
    [
      { platform: 'linux', env: { XDG_DATA_HOME: 'share' }, home: '/u/rahim' },
      '/u/rahim/.local/share/FlexiCounter',
    ],
  ])('%o', (machine, folder) => {
    expect(usualFolder(machine)).toBe(folder)
  })
})
