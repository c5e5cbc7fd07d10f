import { App } from 'antd'

/** Asks before something that cannot be undone. */
export function useConfirm() {
  const { modal } = App.useApp()
  return (
    question: string,
    answers: { readonly confirm: string; readonly cancel: string },
    content?: string,
  ): Promise<boolean> =>
    new Promise((resolve) => {
      modal.confirm({
        title: question,
        content,
        okText: answers.confirm,
        cancelText: answers.cancel,
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      })
    })
}
