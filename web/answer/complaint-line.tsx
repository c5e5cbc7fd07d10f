/** Reading goes on at what is wrong. One function, so that it runs once for each element. */
const toSee = (element: HTMLElement | null) => element?.focus()

/** What is wrong, under what it is wrong with. */
export const Complaint = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <p role="alert" class="complaint" tabIndex={-1} ref={toSee}>
      {text}
    </p>
  )
