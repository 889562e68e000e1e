/**
 * Builds what the counter without a window is made of, with the very settings of the whole build:
 * `node scripts/build-served.ts renderer loopback`.
 */
import { build } from 'vite'
import { loopback, renderer } from '../electron.vite.config.ts'

const configs = { loopback, renderer }
for (const part of process.argv.slice(2)) {
  if (part !== 'loopback' && part !== 'renderer') throw new Error(`${part} is not built by this`)
  await build({ ...configs[part], configFile: false, logLevel: 'warn' })
}
