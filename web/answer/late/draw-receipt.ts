import { encode } from 'uqr'

const cell = 6
const margin = 24
const line = 30

/**
 * A QR code with lines of text below it, as a PNG data address.
 * @param address what the code opens
 */
export function drawReceipt(address: string, lines: readonly string[]): string {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const canvas = document.createElement('canvas')
  canvas.width = size * cell + margin * 2
  canvas.height = size * cell + margin * 2 + lines.length * line
  const pen = canvas.getContext('2d')
  if (pen === null) return ''
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#000'
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(margin + x * cell, margin + y * cell, cell, cell)
    })
  })
  pen.font = '20px sans-serif'
  pen.textAlign = 'center'
  lines.forEach((text, place) => {
    pen.fillText(
      text,
      canvas.width / 2,
      size * cell + margin * 2 + place * line,
      canvas.width - margin,
    )
  })
  return canvas.toDataURL('image/png')
}
