import { EventEmitter } from 'node:events'

/** Electron's ipcMain is an emitter of whatever channel a page may name. */
export const ipcMain = new EventEmitter()
