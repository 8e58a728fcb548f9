/** Every core icon of the design system by its name; the build generates the module. */
declare module 'throughline:icons' {
  import type { NewCoreIconProps } from '@atlaskit/icon/types'

  export const icons: Readonly<Record<string, (props: NewCoreIconProps) => React.JSX.Element>>
}
