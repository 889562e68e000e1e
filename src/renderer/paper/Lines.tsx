import type { CSSProperties } from 'react'
import { line as lineLook } from '../../domain/paper/look.ts'
import { spaceLook, textLook } from './looks.ts'
import type { Listed } from './parts.ts'
import styles from './Sheet.module.css'

/** What one of the two does not need of its share is the other's. */
function share(part: number): CSSProperties {
  return { flex: `1 1 ${part * 100}%` }
}

/** Names and what belongs to them. */
export function Lines({ lines }: { readonly lines: readonly Listed[] }) {
  return (
    <dl>
      {lines.map((line, place) =>
        line.is === 'reference' ? (
          <div key={place} style={spaceLook('reference')} data-reference="">
            <dt style={textLook('referenceName')}>{line.name}</dt>
            <dd style={textLook('referenceValue')}>{line.value}</dd>
          </div>
        ) : (
          <Line key={place} line={line} />
        ),
      )}
    </dl>
  )
}

function Line({ line }: { readonly line: Extract<Listed, { is: 'line' }> }) {
  const isStrong = line.strong === true
  const { nameShare, gap_mm } = lineLook
  return (
    <div className={styles['line']} style={{ ...spaceLook('line'), gap: `${gap_mm}mm` }}>
      <dt style={share(nameShare)}>
        <span style={textLook(isStrong ? 'strongName' : 'lineName')}>{line.name}</span>
        {line.note !== undefined && <small style={textLook('lineNote')}>{line.note}</small>}
      </dt>
      <dd style={{ ...share(1 - nameShare), ...textLook(isStrong ? 'strongValue' : 'lineValue') }}>
        {line.value}
      </dd>
    </div>
  )
}
