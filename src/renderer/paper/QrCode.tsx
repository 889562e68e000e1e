import { drawingSVG, qrcode } from 'bwip-js/generic'
import { qr, qrModule_dots } from '../../domain/paper/look.ts'
import { DOTS_PER_mm } from '../../domain/paper/printer.ts'

/** Of the outline's own units a field of the code is so wide. */
const UNITS_PER_MODULE = 2

interface Outline {
  readonly modules: number
  readonly path: string
}

/**
 * @returns the dark fields of a code as one outline. Its mark-up is read, not put into the page:
 *   the page draws no mark-up that it did not write
 */
export function qrOutline(content: string): Outline {
  const drawn = qrcode<string>({ bcid: 'qrcode', text: content, scale: 1 }, drawingSVG())
  const [, side] = /viewBox="0 0 (\d+) \d+"/u.exec(drawn) ?? []
  const [, path] = /<path d="([MLZ\d .]+)"/u.exec(drawn) ?? []
  return { modules: Number(side ?? 0) / UNITS_PER_MODULE, path: path ?? '' }
}

/** For machines alone: what it says stands below it in letters. */
export function QrCode({ content }: { readonly content: string }) {
  const { modules, path } = qrOutline(content)
  const side = modules + 2 * qr.quiet_modules
  const side_mm = (side * qrModule_dots(modules)) / DOTS_PER_mm
  const from = -qr.quiet_modules * UNITS_PER_MODULE
  const span = side * UNITS_PER_MODULE
  return (
    <svg
      viewBox={`${from} ${from} ${span} ${span}`}
      style={{ width: `${side_mm}mm`, height: `${side_mm}mm` }}
      shapeRendering="crispEdges"
      aria-hidden="true"
      data-qr={content}
    >
      <path d={path} fillRule="evenodd" />
    </svg>
  )
}
