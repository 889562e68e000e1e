/** Builds the page alone, with the very settings it has in the whole build. */
import { build } from 'vite'
import { renderer } from '../electron.vite.config.ts'

await build({ ...renderer, configFile: false, logLevel: 'warn' })
