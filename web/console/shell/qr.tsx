import { useQuery } from '@tanstack/react-query'
import { toString as draw } from 'qrcode'

interface Props {
  readonly text: string
  readonly label: string
  readonly size?: number
}

/** A QR code with its quiet zone; level M, so that a crumpled poster still reads. */
export function Qr({ text, label, size = 200 }: Props) {
  const picture = useQuery({
    queryKey: ['qr', text],
    queryFn: () => draw(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (picture.data === undefined) return <div style={{ width: size, height: size }} />
  return (
    <img
      src={`data:image/svg+xml,${encodeURIComponent(picture.data)}`}
      alt={label}
      width={size}
      height={size}
      style={{ maxWidth: '100%', height: 'auto' }}
    />
  )
}
