import type { ThemeConfig } from 'antd'

/** Contrasts of at least 4.5:1 everywhere; antd's own tertiary and placeholder greys stay below. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#a8201a',
    colorPrimaryHover: '#8f1a15',
    colorPrimaryActive: '#76130f',
    colorLink: '#a8201a',
    colorLinkHover: '#8f1a15',
    colorLinkActive: '#76130f',
    colorTextSecondary: '#4a4a4a',
    colorTextTertiary: '#595959',
    colorTextQuaternary: '#666666',
    colorTextPlaceholder: '#666666',
    colorTextDescription: '#555555',
    colorTextDisabled: '#6b6b6b',
    colorSuccess: '#2a7a2a',
    colorWarning: '#8a5a00',
    colorError: '#b3261e',
    colorInfo: '#0b5394',
    // Pale grounds that dark words of the same colour stand out from.
    colorSuccessBg: '#eff7ef',
    colorWarningBg: '#fdf7e7',
    colorErrorBg: '#fdefee',
    colorInfoBg: '#edf4fb',
    colorBgLayout: '#f4f4f2',
    borderRadius: 4,
    // A dialog is gone when it is answered: on a slow machine it must not wait for frames of an animation.
    motion: false,
    fontSize: 15,
    controlHeight: 36,
    fontFamily: "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  },
  components: {
    Tag: { defaultBg: '#ffffff' },
    Menu: { itemSelectedBg: '#f6e7e6', itemSelectedColor: '#8f1a15' },
    Table: { headerBg: '#f0f0ee' },
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff' },
  },
}
