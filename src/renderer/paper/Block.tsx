import { rule } from '../../domain/paper/look.ts'
import type { HeadDots } from '../../domain/paper/printer.ts'
import { assertNever } from '../../domain/result.ts'
import { frameLook, spaceLook, textLook } from './looks.ts'
import type { Alone } from './parts.ts'
import { Qr, Shop, Sign, Title, Tokens } from './Parts.tsx'
import styles from './Sheet.module.css'
import { Table } from './Table.tsx'
import { Ruler, Shades } from './TestMarks.tsx'

interface Props {
  readonly block: Alone
  readonly dots: HeadDots
}

/** A block of a paper as the page writes it. */
export function Block({ block, dots }: Props) {
  switch (block.is) {
    case 'shop':
      return <Shop block={block} />
    case 'title':
      return <Title block={block} />
    case 'heading':
      return <h4 style={{ ...spaceLook('heading'), ...textLook('heading') }}>{block.text}</h4>
    case 'words':
    case 'amount':
    case 'foot':
      return (
        <p className={styles['text']} style={{ ...spaceLook(block.is), ...textLook(block.is) }}>
          {block.text}
        </p>
      )
    case 'boxed':
      return (
        <div style={spaceLook('boxed')}>
          <p style={{ ...frameLook('boxed'), ...textLook('boxed') }}>{block.text}</p>
        </div>
      )
    case 'sign':
      return <Sign block={block} />
    case 'tokens':
      return <Tokens block={block} dots={dots} />
    case 'table':
      return <Table block={block} dots={dots} />
    case 'rule':
      return (
        <div style={spaceLook('rule')}>
          <hr
            className={styles['rule']}
            style={{ height: `${rule.stroke_mm}mm`, minHeight: '1px' }}
          />
        </div>
      )
    case 'qr':
      return <Qr block={block} />
    case 'ruler':
      return <Ruler dots={dots} />
    case 'shades':
      return <Shades />
    default:
      return assertNever(block)
  }
}
