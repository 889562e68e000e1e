import path from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's home folder. */
  readonly home: string
}

const NAME = 'FlexiCounter'

/**
 * Where the counter keeps its books when nobody says otherwise: the folder each system has for it.
 * A relative XDG_DATA_HOME is to be ignored (XDG Base Directory Specification).
 */
export function usualFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') {
    return path.win32.join(env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), NAME)
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', NAME)
  const told = env['XDG_DATA_HOME']
  const shared = told && path.posix.isAbsolute(told) ? told : path.posix.join(home, '.local/share')
  return path.posix.join(shared, NAME)
}
