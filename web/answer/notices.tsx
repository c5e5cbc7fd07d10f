import { textOf } from './say.ts'
import type { Screen, Told } from './screens.ts'

interface Props {
  readonly told: readonly Told[] | undefined
  readonly scope: Screen['scope']
}

/** What is only to be read or seen: texts, pictures, computed results. */
export const Notices = ({ told, scope }: Props) => (
  <>
    {told?.map(({ name, image, text, title }) => (
      <p key={name}>
        {image ? <img src={image} alt={textOf(title, scope)} /> : textOf(text ?? title, scope)}
      </p>
    ))}
  </>
)
