import { content_mm, em_mm, ruler, shades, texts } from '../../domain/paper/look.ts'
import { DOTS_PER_mm, type HeadDots } from '../../domain/paper/printer.ts'
import { spaceLook, textLook } from './looks.ts'

/** Marks of the test page: for the eye of whoever sets up a printer. */

export function Ruler({ dots }: { readonly dots: HeadDots }) {
  const width_mm = content_mm(dots)
  const stroke_mm = ruler.stroke_dots / DOTS_PER_mm
  const text_mm = texts.mark.size * em_mm[dots]
  const ticks = Array.from({ length: width_mm + 1 }, (_, mm) => mm)
  return (
    <div style={spaceLook('ruler')} aria-hidden="true">
      <svg
        viewBox={`0 0 ${width_mm} ${ruler.ten_mm + text_mm}`}
        style={{ display: 'block', width: '100%' }}
      >
        {ticks.map((mm) => (
          <rect
            key={mm}
            // The last one would stand outside.
            x={mm === width_mm ? mm - stroke_mm : mm}
            width={stroke_mm}
            height={tickOf_mm(mm)}
          />
        ))}
        {ticks
          .filter((mm) => mm > 0 && mm < width_mm && mm % 10 === 0)
          .map((mm) => (
            <text key={mm} x={mm} y={ruler.ten_mm + text_mm} fontSize={text_mm} textAnchor="middle">
              {mm}
            </text>
          ))}
      </svg>
    </div>
  )
}

function tickOf_mm(mm: number): number {
  if (mm % 10 === 0) return ruler.ten_mm
  return mm % 5 === 0 ? ruler.five_mm : ruler.tick_mm
}

export function Shades() {
  const { percents, height_mm, gap_mm } = shades
  return (
    <div style={{ ...spaceLook('shades'), display: 'flex', gap: `${gap_mm}mm` }} aria-hidden="true">
      {percents.map((percent) => (
        <div key={percent} style={{ flex: 1 }}>
          <svg
            viewBox="0 0 1 1"
            preserveAspectRatio="none"
            style={{ display: 'block', width: '100%', height: `${height_mm}mm` }}
          >
            <rect width="1" height="1" fillOpacity={percent / 100} />
          </svg>
          <p style={textLook('mark')}>{percent}%</p>
        </div>
      ))}
    </div>
  )
}
