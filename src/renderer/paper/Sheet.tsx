import type { Paper, Stamps } from '../../domain/paper/paper.ts'
import { acrossTimes } from '../../domain/paper/across.ts'
import { across } from '../../domain/paper/look.ts'
import type { HeadDots } from '../../domain/paper/printer.ts'
import { copyWords, practiceWords } from '../../domain/paper/stamp-words.ts'
import { Block } from './Block.tsx'
import { frameLook, sheetLook, spaceLook, textLook } from './looks.ts'
import { partsOf } from './parts.ts'
import { Lines } from './Lines.tsx'
import styles from './Sheet.module.css'

interface Props {
  readonly paper: Paper
  readonly stamps: Stamps
  readonly dots: HeadDots
}

/**
 * A paper on the screen, and on a page where papers go through a driver: as wide as the roll, and
 * what is on it as wide as the printing head, so that it breaks its lines as the head does.
 */
export function Sheet({ paper, stamps, dots }: Props) {
  const { language, name, blocks } = paper
  return (
    <article
      className={styles['sheet']}
      style={sheetLook(dots)}
      lang={language}
      data-paper={name}
      data-dots={dots}
    >
      {stamps.practice && <Across words={practiceWords[language]} times={acrossTimes(paper)} />}
      {stamps.practice && <Stamp as="practice" words={practiceWords[language]} />}
      {stamps.copy !== null && <Stamp as="copy" words={copyWords(stamps.copy, language)} />}
      {partsOf(blocks).map((part, place) =>
        // Nothing on a paper moves or is taken out: its place names it.
        part.is === 'list' ? (
          <Lines key={place} lines={part.lines} dots={dots} />
        ) : (
          <Block key={place} block={part.block} dots={dots} />
        ),
      )}
      {stamps.practice && <Stamp as="practice" words={practiceWords[language]} />}
    </article>
  )
}

function Stamp({ as, words }: { readonly as: 'practice' | 'copy'; readonly words: string }) {
  return (
    <div style={spaceLook(as)} data-stamp={as}>
      <p style={{ ...frameLook(as), ...textLook(as) }}>{words}</p>
    </div>
  )
}

interface AcrossProps {
  readonly words: string
  readonly times: number
}

/** Grey below everything, and again and again: no part of the paper can be cut off without it. */
function Across({ words, times }: AcrossProps) {
  const { size, weight, slope_degrees, every_mm } = across
  return (
    <div className={styles['across']} aria-hidden="true">
      {Array.from({ length: times }, (_, nth) => (
        <i
          key={nth}
          data-words={words}
          style={{
            top: `${nth * every_mm}mm`,
            height: `${every_mm}mm`,
            fontSize: `${size}em`,
            fontWeight: weight,
            // The types of styles have no place for a property of one's own.
            ['--slope' as string]: `${slope_degrees}deg`,
          }}
        />
      ))}
    </div>
  )
}
