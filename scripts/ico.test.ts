import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIco, writeIco } from './ico.ts'

const ICONS = path.join(import.meta.dirname, '../resources/icons')

/** A PNG as far as its head goes: the mark, the header chunk, and so many pixels each way. */
function png(size: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const pixels = Buffer.alloc(8)
  pixels.writeUInt32BE(size, 0)
  pixels.writeUInt32BE(size, 4)
  return Buffer.concat([head, pixels, Buffer.from(`picture of ${size}`)])
}

const widthOf = (picture: Uint8Array) => Buffer.from(picture).readUInt32BE(16)

describe('an icon file', () => {
  it('gives back the pictures it was written from', () => {
    const pictures = [16, 48, 256].map((size) => ({ size, png: png(size) }))
    expect(readIco(writeIco(pictures))).toEqual(pictures)
  })

  it('is what Windows expects, byte for byte', () => {
    const file = Buffer.from(writeIco([{ size: 256, png: png(256) }]))
    expect(file.subarray(0, 6).toString('hex')).toBe('000001000100')
    expect(file.subarray(6, 14).toString('hex')).toBe('0000000001002000')
    expect(file.readUInt32LE(14)).toBe(png(256).length)
    expect(file.readUInt32LE(18)).toBe(22)
  })

  it('holds no picture that is no PNG or has no place in it', () => {
    expect(() => writeIco([{ size: 512, png: png(512) }])).toThrow('512')
    expect(() => writeIco([{ size: 16, png: Buffer.from('<svg/>') }])).toThrow('no PNG')
    expect(() => readIco(Buffer.from('not an icon'))).toThrow('no icon file')
  })
})

describe('the icon of the program', () => {
  it('is there in every size Windows shows, each as large as it says', () => {
    const pictures = readIco(readFileSync(path.join(ICONS, 'icon.ico')))
    expect(pictures.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
    for (const { size, png: picture } of pictures) expect(widthOf(picture)).toBe(size)
  })

  it('is there as one large picture', () => {
    expect(widthOf(readFileSync(path.join(ICONS, 'icon.png')))).toBe(512)
  })
})
