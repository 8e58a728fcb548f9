/** Notes, for whoever looks at `window.unknownTypes`, what the panel uses and this host cannot draw. */
export function noteUnknown(name: string): void {
  window.unknownTypes ??= []
  if (!window.unknownTypes.includes(name)) window.unknownTypes.push(name)
}
