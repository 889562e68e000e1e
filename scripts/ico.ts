/** One picture of an icon file, as PNG bytes of a square of so many pixels. */
export interface IconPicture {
  readonly size: number
  readonly png: Uint8Array
}

const HEADER_bytes = 6
const ENTRY_bytes = 16
const PNG_MARK = Buffer.from('89504e470d0a1a0a', 'hex')

/**
 * Writes a Windows icon file whose pictures are PNGs, as Windows reads them since Vista: a header,
 * an entry of 16 bytes for each picture, and the pictures one after another.
 *
 * @throws when a picture is no PNG, or of a size an icon cannot have (1 to 256)
 */
export function writeIco(pictures: readonly IconPicture[]): Uint8Array {
  const header = Buffer.alloc(HEADER_bytes)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = HEADER_bytes + ENTRY_bytes * pictures.length
  const entries = pictures.map(({ size, png }) => {
    if (size < 1 || size > 256) throw new Error(`an icon has no picture of ${size} pixels`)
    if (!PNG_MARK.equals(png.subarray(0, PNG_MARK.length))) throw new Error('a picture is no PNG')
    const entry = Buffer.alloc(ENTRY_bytes)
    // One byte each for width and height; 256 is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    // One colour plane of 32 bits a pixel.
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)])
}

/** The pictures of an icon file that was written like that. @throws when it was not */
export function readIco(bytes: Uint8Array): IconPicture[] {
  const file = Buffer.from(bytes)
  if (file.length < HEADER_bytes || file.readUInt32LE(0) !== 0x0001_0000) {
    throw new Error('this is no icon file')
  }
  return Array.from({ length: file.readUInt16LE(4) }, (_, nth) => {
    const at = HEADER_bytes + ENTRY_bytes * nth
    const start = file.readUInt32LE(at + 12)
    const png = file.subarray(start, start + file.readUInt32LE(at + 8))
    if (!PNG_MARK.equals(png.subarray(0, PNG_MARK.length))) throw new Error('a picture is no PNG')
    return { size: file.readUInt8(at) || 256, png }
  })
}
