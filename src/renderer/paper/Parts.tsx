import {
  qr as qrLook,
  sign as signLook,
  table as tableLook,
  tokens as tokensLook,
} from '../../domain/paper/look.ts'
import type { PaperBlock } from '../../domain/paper/paper.ts'
import { TokenGroups } from '../sale/Brought.tsx'
import { frameLook, spaceLook, textLook } from './looks.ts'
import { QrCode } from './QrCode.tsx'
import styles from './Sheet.module.css'

interface Of<Is extends PaperBlock['is']> {
  readonly block: Extract<PaperBlock, { is: Is }>
}

export function Shop({ block }: Of<'shop'>) {
  return (
    <header style={spaceLook('shop')}>
      <b className={styles['text']} style={textLook('shopName')}>
        {block.name}
      </b>
      {block.lines.map((line, place) => (
        <p key={place} style={textLook('shopLine')}>
          {line}
        </p>
      ))}
    </header>
  )
}

/** What is no receipt says so in a frame. */
export function Title({ block }: Of<'title'>) {
  if (!block.loud) {
    return <h3 style={{ ...spaceLook('title'), ...textLook('title') }}>{block.text}</h3>
  }
  return (
    <div style={spaceLook('loudTitle')}>
      <h3 style={{ ...frameLook('loudTitle'), ...textLook('loudTitle') }}>{block.text}</h3>
    </div>
  )
}

export function Tokens({ block }: Of<'tokens'>) {
  const { indent_em, groupGap_em, below_mm } = tokensLook
  return (
    <section style={spaceLook('tokens')}>
      <h4 style={textLook('tokensTitle')}>{block.title}</h4>
      <ol className={styles['tokens']} style={{ rowGap: `${below_mm}mm` }}>
        {block.tokens.map((token, place) => (
          <li key={token}>
            <span
              aria-hidden="true"
              style={{ ...textLook('tokenNumber'), minWidth: `${indent_em}em` }}
            >
              {place + 1})
            </span>
            <b style={{ ...textLook('token'), columnGap: `${groupGap_em}em` }}>
              <TokenGroups token={token} />
            </b>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The second and the third column are as wide as their widest cell, up to their share. */
export function Table({ block }: Of<'table'>) {
  const { gap_mm, atMostShare, row_mm, headStroke_mm } = tableLook
  const beside = `fit-content(${atMostShare * 100}%)`
  const apart = { paddingLeft: `${gap_mm}mm` }
  const row = { paddingBottom: `${row_mm}mm` }
  const head = { ...textLook('tableHead'), borderBottom: `${headStroke_mm}mm solid #000` }
  return (
    <div style={spaceLook('table')}>
      <table
        className={styles['table']}
        style={{ gridTemplateColumns: `minmax(0, 1fr) ${beside} ${beside}` }}
      >
        <thead>
          <tr>
            {block.head.map((name, place) => (
              <th
                key={place}
                scope="col"
                style={place === 0 ? head : { ...head, ...apart, textAlign: 'right' }}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map(({ over, cells: [what, amount, after] }, place) => (
            <tr key={place}>
              <td style={row}>
                {over !== undefined && <small style={textLook('tableOver')}>{over}</small>}
                <span style={textLook('tableWhat')}>{what}</span>
              </td>
              <td style={{ ...row, ...apart, ...textLook('tableAmount') }}>{amount}</td>
              <td style={{ ...row, ...apart, ...textLook('tableAfter') }}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function Sign({ block }: Of<'sign'>) {
  const { inset_mm, stroke_mm, padding_mm } = signLook
  return (
    <div style={spaceLook('sign')}>
      <p
        style={{
          ...textLook('sign'),
          margin: `0 ${inset_mm}mm`,
          borderTop: `${stroke_mm}mm solid #000`,
          paddingTop: `${padding_mm}mm`,
        }}
      >
        {block.text}
      </p>
    </div>
  )
}

export function Qr({ block }: Of<'qr'>) {
  return (
    <figure className={styles['qr']} style={spaceLook('qr')}>
      <QrCode content={block.content} />
      <figcaption style={{ ...textLook('qrText'), paddingTop: `${qrLook.gap_mm}mm` }}>
        {block.text}
      </figcaption>
    </figure>
  )
}
